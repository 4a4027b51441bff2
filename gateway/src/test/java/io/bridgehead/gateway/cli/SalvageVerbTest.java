package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.TestSite;
import io.bridgehead.store.DamageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte rots in the database of a gateway that was killed, and the operator goes on with the rest. */
class SalvageVerbTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /** What a kill leaves of a running gateway's database. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path each : databaseFiles(from)) {
            Files.copy(each, to.resolve(each.getFileName()));
        }
    }

    private static List<Path> databaseFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().startsWith("directory."))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Test
    void whatThePartnerHasComesBackAndNothingIsLost() throws Exception {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.partner(south, south.port()).found().start();
            south.partner(north, north.port()).found().start();
            for (int i = 0; i < 6; i++) {
                north.addPeople(i * 100, 100);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest()));
            Path store = north.config().data().resolve("store");
            Path killed = folder.resolve("killed");
            copy(store, killed);
            long before = north.totalsOf(north).live();
            north.gateway().close();
            for (Path each : databaseFiles(store)) {
                Files.delete(each);
            }
            copy(killed, store);
            Path log = store.resolve("directory.log");
            byte[] bytes = Files.readAllBytes(log);
            bytes[bytes.length / 2] ^= 2;
            Files.write(log, bytes);

            assertThatThrownBy(north::start)
                    .isInstanceOf(DamageException.class)
                    .hasMessageContaining("directory.log was altered");
            Ran salvaged = Ran.verb("salvage", "--conf", north.configFile().toString());
            assertThat(salvaged.err()).isEmpty();
            assertThat(salvaged.exitCode()).isZero();
            assertThat(salvaged.out())
                    .contains("the damaged database is now in", "store.replaced-")
                    .contains("read: ", " entries and the changes up to USN ", "entries and USN")
                    .contains("taken from commits behind the damage: ")
                    .contains("new epoch", "backsync status");
            north.start();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(north.totalsOf(north).live()).isEqualTo(before));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest()));
        }
    }

    @Test
    void withoutADatabaseThereIsNothingToSalvage() throws Exception {
        try (TestSite north = new TestSite(folder, "NORTH")) {
            Ran ran = Ran.verb("salvage", "--conf", north.configFile().toString());
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(ran.err()).contains("nothing was salvaged: there is no database in");
        }
    }
}
