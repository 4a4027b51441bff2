package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.Salvage;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreContract;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a damaged database: what was committed before the damage, and what stands behind it. */
class HsqlSalvageTest {
    private static final HsqlEngine ENGINE = new HsqlEngine(HsqlSettings.DEFAULT);
    private static final int COMMITS = 20;
    private static final int EACH = 30;

    @TempDir
    Path home;

    private Path damaged;
    private Path salvaged;

    /** A database that was killed after its commits; the checkpoint before them has no entry. */
    @BeforeEach
    void kill() throws IOException {
        Path store = home.resolve("store");
        damaged = Files.createDirectory(home.resolve("damaged"));
        salvaged = Files.createDirectory(home.resolve("salvaged"));
        Founded.in(store);
        try (HsqlStore made = HsqlStore.open(store, HsqlSettings.DEFAULT)) {
            for (int i = 0; i < COMMITS; i++) {
                int first = 1 + i * EACH;
                made.write(transaction -> {
                    transaction.write(Changes.ofEntries(Samples.people(first, EACH, id(1))));
                    return 0;
                });
            }
            for (Path each : new DatabaseFiles(store).present()) {
                Files.copy(each, damaged.resolve(each.getFileName()));
            }
        }
    }

    private Path log() {
        return new DatabaseFiles(damaged).log();
    }

    private void flipAt(double share) throws IOException {
        byte[] bytes = Files.readAllBytes(log());
        bytes[(int) (bytes.length * share)] ^= 4;
        Files.write(log(), bytes);
    }

    private Set<EntryId> behind() {
        Set<EntryId> ids = new TreeSet<>();
        ENGINE.readBehindDamage(
                damaged, entries -> entries.stream().map(Entry::id).forEach(ids::add));
        return ids;
    }

    private long liveNow() {
        try (HsqlStore store = HsqlStore.open(salvaged, HsqlSettings.DEFAULT)) {
            return store.read(directory -> {
                StoreContract.assertConsistent(directory);
                return directory.totals(CONTEXT).live();
            });
        }
    }

    @Test
    void everythingBeforeTheDamageIsThereAndEverythingBehindItExceptOneCommit() throws IOException {
        flipAt(0.5);
        List<FileCopy> before = files();
        Salvage salvage = ENGINE.salvage(damaged, salvaged);
        assertThat(salvage.isExpectationKnown()).isTrue();
        assertThat(salvage.expectedEntries()).isEqualTo(COMMITS * EACH);
        assertThat(salvage.expectedUsn()).isEqualTo(COMMITS * EACH);
        assertThat(salvage.entries()).isBetween(8L * EACH, 12L * EACH).isEqualTo(salvage.usn());
        assertThat(salvage.entries() % EACH).isZero();
        assertThat(liveNow()).isEqualTo(salvage.entries());
        assertThat((long) behind().size()).isEqualTo(COMMITS * EACH - salvage.entries() - EACH);
        assertThat(files()).isEqualTo(before);
    }

    private List<FileCopy> files() throws IOException {
        List<FileCopy> all = new ArrayList<>();
        for (Path each : new DatabaseFiles(damaged).present()) {
            all.add(FileCopy.of(each));
        }
        return all;
    }

    @Test
    void aLogThatWasCutOffHasNothingBehind() throws IOException {
        byte[] bytes = Files.readAllBytes(log());
        Files.write(log(), Arrays.copyOf(bytes, bytes.length / 2));
        Salvage salvage = ENGINE.salvage(damaged, salvaged);
        assertThat(salvage.entries()).isBetween(8L * EACH, 12L * EACH);
        assertThat(behind()).isEmpty();
        Files.delete(log());
        assertThat(behind()).isEmpty();
    }

    @Test
    void aWholeDatabaseIsSalvagedWhole() {
        Salvage salvage = ENGINE.salvage(damaged, salvaged);
        assertThat(salvage.entries()).isEqualTo(COMMITS * EACH);
        assertThat(salvage.dropped()).isZero();
        assertThat(behind()).isEmpty();
        assertThat(liveNow()).isEqualTo(COMMITS * EACH);
    }

    @Test
    void withoutACheckFileWhatHsqldbReadsIsEnough() throws IOException {
        flipAt(0.5);
        byte[] bytes = Files.readAllBytes(log());
        for (int i = 0; i < 200; i++) {
            bytes[bytes.length / 2 + i] = '?';
        }
        Files.write(log(), bytes);
        Files.delete(new DatabaseFiles(damaged).check());
        Salvage salvage = ENGINE.salvage(damaged, salvaged);
        assertThat(salvage.isExpectationKnown()).isFalse();
        assertThat(salvage.entries()).isBetween(1L, 12L * EACH);
        assertThat(liveNow()).isEqualTo(salvage.entries());
    }

    @Test
    void withoutAScriptNothingCanBeRead() throws IOException {
        Files.delete(new DatabaseFiles(damaged).script());
        assertThatThrownBy(() -> ENGINE.salvage(damaged, salvaged))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void theSalvagedDatabaseTakesNewChanges() throws IOException {
        flipAt(0.9);
        long usn = ENGINE.salvage(damaged, salvaged).usn();
        try (HsqlStore store = HsqlStore.open(salvaged, HsqlSettings.DEFAULT)) {
            store.write(transaction -> {
                transaction.write(Changes.ofEntries(Samples.people(5_000, 1, id(1))));
                return 0;
            });
            assertThat(store.<Long>read(Directory::usn)).isEqualTo(usn + 1);
        }
    }
}
