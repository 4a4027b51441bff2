package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A check file that cannot be written, or an upgrade that was cut off, must never make a start refuse a
 * database that is whole.
 */
class HsqlCheckFileTest {
    /** A cache so small that rows leave it between checkpoints: so there is a backup file. */
    private static final HsqlSettings TIGHT = new HsqlSettings(1_000, 1, 100, 64, 1);

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void create() {
        folder = home.resolve("store");
        Founded.in(folder);
    }

    private static long put(HsqlStore store, int first) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(Samples.people(first, 500, id(1)).stream()
                    .map(each ->
                            Samples.with(each, "x", Samples.stamp(9, first), "text".repeat(20)))
                    .toList()));
            return first;
        });
        return store.read(Directory::usn);
    }

    /** What a kill leaves at this moment. */
    private Path killed(String name) throws IOException {
        Path copy = home.resolve(name);
        Files.createDirectories(copy);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (each.getFileName().toString().startsWith("directory.")) {
                    Files.copy(each, copy.resolve(each.getFileName()));
                }
            }
        }
        return copy;
    }

    /** HSQLDB replaces the files at the start after the first kill, so the second kill is the test. */
    @Test
    void aDatabaseThatIsKilledTwiceAfterACleanEndOpens() throws IOException {
        long usn = 0;
        for (int kill = 0; kill < 3; kill++) {
            try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
                usn = put(store, 1 + kill * 500);
                folder = killed("kill" + kill);
            }
        }
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            assertThat(store.<Long>read(Directory::usn)).isEqualTo(usn);
        }
    }

    /** Such a gateway was started, and had nothing to write. */
    @Test
    void aDatabaseThatIsKilledAgainAndAgainWithoutAnyCommitOpens() throws IOException {
        for (int kill = 0; kill < 3; kill++) {
            try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
                assertThat(store.<Long>read(Directory::usn)).isZero();
                folder = killed("idle" + kill);
            }
        }
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            assertThat(put(store, 1)).isEqualTo(500);
        }
    }

    /** A folder with a file in it, so that no file of this name can be written. */
    private Path inTheWay(String name) throws IOException {
        Path way = folder.resolve(name);
        Files.createDirectory(way);
        Files.createFile(way.resolve("file"));
        return way;
    }

    private static void remove(Path way) throws IOException {
        Files.delete(way.resolve("file"));
        Files.delete(way);
    }

    private static void assertUsn(Path copy, long usn) {
        try (HsqlStore store = HsqlStore.open(copy, TIGHT)) {
            assertThat(store.read(Directory::usn)).isEqualTo(usn);
        }
    }

    @Test
    void aCheckpointWhoseCheckFileCouldNotBeWrittenIsNoDamage() throws IOException {
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            put(store, 1);
            Path way = inTheWay("directory.check.new");
            Path backup = Files.createDirectory(home.resolve("backup"));
            assertThatThrownBy(() -> store.copyTo(backup)).isInstanceOf(StoreException.class);
            assertUsn(killed("at once"), store.read(Directory::usn));
            remove(way);
            long usn = put(store, 501);
            assertUsn(killed("later"), usn);
        }
    }

    @Test
    void aCheckpointThatHsqldbDidNotMakeIsNoticedEvenBeforeTheFirstCommit() throws IOException {
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            put(store, 1);
            folder = killed("killed");
        }
        DatabaseFiles files = new DatabaseFiles(folder);
        Files.delete(files.check());
        try (FileWatch watch = new FileWatch(files, Optional.empty())) {
            watch.opening();
            watch.moving();
            assertThatThrownBy(() -> watch.settled(false, Content.NONE))
                    .isInstanceOf(StoreException.class)
                    .hasRootCauseMessage("the checkpoint did not empty the log");
        }
        assertThat(files.check()).doesNotExist();
    }

    @Test
    void anUpgradeThatAKillCutOffAnywhereIsDoneAgain() throws SQLException {
        long usn;
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            usn = put(store, 1);
        }
        for (String undone : List.of(
                "",
                "DROP TABLE size_limit",
                "DROP INDEX entry_by_origin",
                "ALTER TABLE entry DROP COLUMN origin_usn CASCADE",
                "DROP INDEX further_epoch_by_epoch",
                "ALTER TABLE further_epoch DROP COLUMN origin_usn CASCADE",
                "ALTER TABLE further_epoch ALTER COLUMN context SET NULL")) {
            byHand(
                    undone,
                    "DELETE FROM \"flyway_schema_history\""
                            + " WHERE CAST(\"version\" AS INTEGER) >= 600",
                    "SHUTDOWN");
            assertUsn(folder, usn);
        }
    }

    /** Before, the place of the old tables stayed in the data file. */
    @Test
    void anUpgradeGivesTheSpaceOfTheOldRowsBack() throws SQLException {
        long usn;
        long bytes;
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            for (int first = 1; first < 4_000; first += 500) {
                put(store, first);
            }
            usn = store.read(Directory::usn);
        }
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            bytes = store.disk().bytes();
        }
        byHand(
                "ALTER TABLE entry DROP COLUMN origin_usn CASCADE",
                "DELETE FROM \"flyway_schema_history\""
                        + " WHERE CAST(\"version\" AS INTEGER) >= 600",
                "SHUTDOWN");
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            assertThat(store.read(Directory::usn)).isEqualTo(usn);
            assertThat(store.disk().reusableBytes()).isLessThan(1 << 18);
            assertThat(store.disk().bytes()).isLessThan(bytes * 3 / 2);
        }
    }

    private void byHand(String... statements) throws SQLException {
        String url = "jdbc:hsqldb:file:" + folder.resolve("directory") + ";hsqldb.lock_file=false";
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                if (!each.isEmpty()) {
                    statement.execute(each);
                }
            }
        }
    }
}
