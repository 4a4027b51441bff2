package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.backup.Backup;
import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.process.DataFolder;
import io.bridgehead.gateway.process.Restoring;
import io.bridgehead.gateway.process.Restoring.Restored;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Partner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NORTH has a partner, loses its database, and goes on with a backup. */
class RestoreTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path backup;
    private TestSite north;
    private TestSite south;

    @BeforeEach
    void found() {
        backup = folder.resolve("backups").resolve("monday");
        north = new TestSite(folder, "NORTH");
        south = new TestSite(folder, "SOUTH");
        north.partner(south, south.port()).found().start();
        south.partner(north, north.port()).found();
    }

    @AfterEach
    void stop() {
        north.close();
        south.close();
    }

    private Restored restore(boolean replace) {
        return new Restoring(north.config(), Clock.systemUTC()).restore(backup, replace);
    }

    private Epoch epoch() {
        return north.gateway().store().read(directory -> directory.self().epoch());
    }

    private boolean northWaits() {
        return north.gateway()
                .store()
                .read(directory -> directory.partners().stream().anyMatch(Partner::owesBacksync));
    }

    /** What a restore may not change. */
    private static List<String> entries(TestSite site) {
        return Stream.of(site.export().split("\n\n", -1))
                .filter(each -> !each.contains("bridgeheadEpoch"))
                .toList();
    }

    private void awaitAgreement() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(south.export()).isEqualTo(north.export()));
    }

    @Test
    void whatTheBackupLacksComesBackFromThePartner() throws Exception {
        south.start();
        north.addPeople(0, 300);
        south.addPeople(0, 50);
        awaitAgreement();
        Manifest made = north.gateway().backUp(backup);
        Epoch former = epoch();

        north.addPeople(300, 200);
        south.addPeople(50, 20);
        north.modify("""
                dn: cn=Person 7,ou=NORTH,o=Org
                changetype: delete

                dn: cn=Person 8,ou=NORTH,o=Org
                changetype: modify
                replace: sn
                sn: Changed after the backup
                -
                """);
        awaitAgreement();
        List<String> lost = entries(north);
        assertThat(north.export())
                .contains("Changed after the backup")
                .doesNotContain("cn=Person 7,ou=NORTH");
        north.close();

        Path waiting = new DataFolder(north.config().data()).spool().resolve("kept");
        Files.writeString(waiting, "mail in transit");
        Restored restored = restore(true);
        assertThat(restored.backup()).isEqualTo(made);
        assertThat(restored.self().epoch()).isGreaterThan(former);
        assertThat(restored.replaced().orElseThrow().resolve("directory.script"))
                .exists();
        assertThat(waiting).exists();
        Files.delete(waiting);

        north.start();
        north.addPeople(1000, 5);
        await().atMost(LONG).until(() -> !northWaits());
        awaitAgreement();
        assertThat(epoch()).isEqualTo(restored.self().epoch());
        assertThat(north.totalsOf(north).live()).isEqualTo(300 + 200 - 1 + 5 + 1);
        assertThat(entries(north)).hasSize(lost.size() + 5).containsAll(lost);
    }

    @Test
    void writesGoOnWhileABackupIsMade() throws Exception {
        north.addPeople(0, 500);
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(3);
        Thread writer = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                north.addPeople(1000 + i, 1);
                begun.countDown();
            }
        });
        writer.start();
        begun.await();
        Manifest made = north.gateway().backUp(backup);
        enough.set(true);
        writer.join();
        assertThat(backup.resolveSibling("monday.tmp")).doesNotExist();
        assertThat(new Backup(backup).verified()).isEqualTo(made);
        north.close();
        restore(true);
        north.start();
        long live = north.totalsOf(north).live();
        assertThat(live).isGreaterThanOrEqualTo(501 + 3);
        assertThat(made.copy().usn()).isGreaterThanOrEqualTo(live);
        assertThat(north.export().lines().filter(line -> line.startsWith("cn: Person")))
                .hasSize((int) live - 1);
    }

    @Test
    void oneWrongByteAnywhereIsNoticedBeforeAnythingIsTouched() throws Exception {
        north.addPeople(0, 5);
        north.gateway().backUp(backup);
        north.close();
        for (Path file : files(backup)) {
            byte[] good = Files.readAllBytes(file);
            if (good.length == 0) {
                continue;
            }
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> restore(true))
                    .as(file.toString())
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("restore another backup");
            Files.write(file, good);
        }
        Files.delete(backup.resolve("directory.data"));
        assertThatThrownBy(() -> restore(true)).isInstanceOf(BackupException.class);
        assertThat(files(north.config().data()))
                .map(each -> each.getFileName().toString())
                .contains("store")
                .noneMatch(name -> name.startsWith("store."));
        north.start();
        assertThat(north.totalsOf(north).live()).isEqualTo(6);
    }

    @Test
    void backupOfAnotherSiteIsRefused() {
        south.start();
        south.gateway().backUp(backup);
        north.close();
        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("site name")
                .hasMessageContaining("NORTH")
                .hasMessageContaining("SOUTH");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        north.gateway().backUp(backup);
        assertThatThrownBy(() -> north.gateway().backUp(backup))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("stop that gateway first");
        north.close();
        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("--replace");
        assertThatThrownBy(() -> new Restoring(north.config(), Clock.systemUTC())
                        .restore(folder.resolve("nowhere"), true))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("there is no backup in");
    }

    @Test
    void restoreThatWasKilledIsDoneAgain() throws Exception {
        north.addPeople(0, 5);
        north.gateway().backUp(backup);
        north.close();
        DataFolder data = new DataFolder(north.config().data());

        // Killed while the new database was made: the old one is there, and good.
        Files.createDirectory(data.restoring());
        Files.writeString(data.restoring().resolve("directory.script"), "half of i");
        north.start();
        north.close();
        assertThat(restore(true).replaced()).isPresent();
        north.start();
        assertThat(north.totalsOf(north).live()).isEqualTo(6);
        north.close();

        // Killed when the old database had been moved, and the new one not yet.
        Files.createDirectory(data.restoring());
        Files.move(data.store(), data.root().resolve("store.replaced-then"));
        assertThatThrownBy(north::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broken off");
        assertThatThrownBy(north::found)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broken off");
        assertThat(restore(true).replaced()).isEmpty();
        assertThat(data.restoring()).doesNotExist();
        north.start();
        assertThat(north.totalsOf(north).live()).isEqualTo(6);
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.sorted().toList();
        }
    }
}
