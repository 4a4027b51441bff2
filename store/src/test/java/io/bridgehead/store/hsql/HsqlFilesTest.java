package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.IDENTITY;
import static io.bridgehead.store.Samples.epoch;
import static io.bridgehead.store.Samples.id;
import static io.bridgehead.store.Samples.letter;
import static io.bridgehead.store.Samples.live;
import static io.bridgehead.store.Samples.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.DatabaseCopy;
import io.bridgehead.store.Directory;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreContract;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.sql.Sql;
import io.bridgehead.store.sql.SqlTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of the database must survive, and refuse. */
class HsqlFilesTest {
    private static final HsqlSettings SMALL = new HsqlSettings(5_000, 10, 1, 64, 1);

    @TempDir
    Path home;

    private Path folder() {
        return home.resolve("store");
    }

    /** The files without the program; they are closed with the connection. */
    private Connection connection() throws SQLException {
        String url = "jdbc:hsqldb:file:" + folder().resolve("directory") + ";shutdown=true;"
                + "hsqldb.lock_file=false";
        return DriverManager.getConnection(url, "SA", "");
    }

    private static void put(HsqlStore store, int number) {
        Entry entry = live(number, EntryId.NONE, "cn=" + number, stamp(2, number));
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(List.of(entry)));
            transaction.post(letter(number, "SOUTH", ""));
            return number;
        });
    }

    @Test
    void copyIsTheDatabaseBetweenTwoCommits() throws IOException {
        Path copy = Files.createDirectory(home.resolve("copy"));
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, SMALL)) {
            put(store, 1);
            DatabaseCopy made = store.copyTo(copy);
            put(store, 2);
            assertThat(made.usn()).isEqualTo(1);
            assertThat(made.self()).isEqualTo(IDENTITY);
            for (FileCopy each : made.files()) {
                assertThat(FileCopy.of(copy.resolve(each.name()))).isEqualTo(each);
            }
            try (HsqlStore other = HsqlStore.open(copy, SMALL)) {
                assertThat(other.<Long>read(Directory::usn)).isEqualTo(1);
                assertThat(other.outbox().size()).isEqualTo(1);
                put(other, 2);
            }
        }
    }

    @Test
    void copyThatFailsHarmsNothing() throws IOException {
        Path full = Files.createDirectory(home.resolve("full"));
        Files.writeString(full.resolve("directory.script"), "in the way");
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, SMALL)) {
            put(store, 1);
            assertThatThrownBy(() -> store.copyTo(full))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("copy");
            put(store, 2);
            assertThat(store.isBroken()).isFalse();
        }
        try (HsqlStore store = HsqlStore.open(folder(), SMALL)) {
            assertThat(store.<Long>read(Directory::usn)).isEqualTo(2);
        }
    }

    @Test
    void everythingIsThereAfterReopening() {
        Mark end;
        Totals totals;
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            put(store, 1);
            put(store, 2);
            end = store.read(directory -> directory.mark(2).orElseThrow());
            totals = store.read(directory -> directory.totals(CONTEXT));
        }
        try (HsqlStore store = HsqlStore.open(folder(), HsqlSettings.DEFAULT)) {
            Directory seen = store.read(directory -> {
                assertThat(directory.self()).isEqualTo(IDENTITY);
                assertThat(directory.mark(2)).contains(end);
                assertThat(directory.totals(CONTEXT)).isEqualTo(totals);
                StoreContract.assertConsistent(directory);
                return directory;
            });
            assertThat(seen.usn()).isEqualTo(2);
            put(store, 3);
            assertThat(store.outbox().list(9))
                    .extracting(LetterHead::number)
                    .containsExactly(1L, 2L, 3L);
            assertThat(store.<Long>read(Directory::usn)).isEqualTo(3);
        }
    }

    @Test
    void aFolderWithADatabaseIsNotMadeAgain() {
        Founded.in(folder());
        assertThatThrownBy(() -> HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a database in " + folder())
                .hasMessageContaining("NORTH");
        HsqlStore.open(folder(), HsqlSettings.DEFAULT).close();
    }

    @Test
    void aDatabaseWhoseMakingWasInterruptedIsFinishedByTheNextInit() {
        Database.open(folder(), HsqlSettings.DEFAULT).close();
        assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no finished database");
        HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT).close();
    }

    @Test
    void aFoundingThatWasKilledBeforeItWroteIsNotOpenedAndIsMadeAnew() {
        HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT).close();
        assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run 'init'");
        Identity later = new Identity(
                IDENTITY.organization(), "dc=later", IDENTITY.site(), "later", epoch(77));
        try (HsqlStore store = HsqlStore.create(folder(), later, HsqlSettings.DEFAULT)) {
            put(store, 1);
        }
        try (HsqlStore store = HsqlStore.open(folder(), HsqlSettings.DEFAULT)) {
            assertThat(store.<Identity>read(Directory::self)).isEqualTo(later);
            assertThat(store.<Optional<Mark>>read(directory -> directory.mark(0)))
                    .contains(Mark.genesis(later.epoch()));
        }
    }

    @Test
    void aWriteThatCannotBeUndoneBreaksTheStoreUntilItsNextStart() {
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            put(store, 1);
            assertThat(store.isBroken()).isFalse();
            assertThatThrownBy(() -> store.write(transaction -> {
                        ((SqlTransaction) transaction).session().close();
                        throw new IllegalStateException("work that fails");
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("rollback");
            assertThat(store.isBroken()).isTrue();
            assertThatThrownBy(() -> store.read(Directory::usn))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("restart");
        }
        try (HsqlStore store = HsqlStore.open(folder(), HsqlSettings.DEFAULT)) {
            put(store, 2);
        }
    }

    @Test
    void aDatabaseFromBeforeTheDueTimesHasThemAfterItsFirstStart() throws SQLException {
        SiteId site = new SiteId("SOUTH");
        Link none = Link.none(site, CONTEXT);
        Link link = none.with(none.inbound().offered(true, Samples.NOON));
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, SMALL)) {
            put(store, 1);
            store.write(transaction -> {
                transaction.write(Changes.NONE
                        .but()
                        .partners(List.of(Partner.registered(site, "s")))
                        .links(List.of(link))
                        .verifications(List.of(Verification.none(site, CONTEXT)
                                .begun(false, Samples.NOON, Instant.MAX)))
                        .done());
                return 0;
            });
        }
        try (Connection old = connection();
                Statement statement = old.createStatement()) {
            statement.execute("UPDATE partner SET status_due = NULL");
            statement.execute("UPDATE link SET ask_due = NULL, answer_due = NULL,"
                    + " tells_after = NULL, next_tell = NULL");
            statement.execute("UPDATE verification SET ask_due = NULL");
        }
        for (int start = 0; start < 2; start++) {
            try (HsqlStore store = HsqlStore.open(folder(), SMALL)) {
                assertThat(due(store, Due.Kind.STATUS))
                        .containsExactly(new Due(Instant.EPOCH, site, Due.NO_CONTEXT));
                for (Due.Kind each : List.of(Due.Kind.ASK, Due.Kind.VERIFY)) {
                    assertThat(due(store, each))
                            .containsExactly(new Due(Samples.NOON, site, CONTEXT));
                }
            }
        }
    }

    private static List<Due> due(HsqlStore store, Due.Kind kind) {
        return store.read(directory -> directory.due(kind, Samples.NOON, 9));
    }

    @Test
    void aDatabaseOfANewerProgramIsRefusedByBothVersions() throws SQLException {
        Founded.in(folder());
        String highest = change("INSERT INTO \"flyway_schema_history\""
                + " SELECT MAX(\"installed_rank\") + 1, '999', 'later', 'SQL', 'V999__later.sql', 1,"
                + " 'SA', NOW(), 1, TRUE FROM \"flyway_schema_history\"");
        assertThatThrownBy(() -> HsqlStore.open(folder(), SMALL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema version 999")
                .hasMessageContaining("up to " + highest)
                .hasMessageContaining(folder().toString());
        change("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '999'");
        HsqlStore.open(folder(), SMALL).close();
    }

    /** Executes {@code sql} on the closed database; the highest schema version before. */
    private String change(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            String version;
            try (ResultSet found = statement.executeQuery("SELECT MAX(CAST(\"version\" AS INTEGER))"
                    + " FROM \"flyway_schema_history\"")) {
                found.next();
                version = found.getString(1);
            }
            statement.execute(sql);
            return version;
        }
    }

    @Test
    void aCounterBelowTheHighestUsnIsRefused() throws SQLException {
        Founded.in(folder());
        try (HsqlStore store = HsqlStore.open(folder(), SMALL)) {
            put(store, 1);
            put(store, 2);
        }
        change("UPDATE counter SET usn = 1");
        assertThatThrownBy(() -> HsqlStore.open(folder(), SMALL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("counter of USNs stands at 1")
                .hasMessageContaining("up to USN 2")
                .hasMessageContaining("Restore a backup");
        change("DELETE FROM mark WHERE usn = 2");
        assertThatThrownBy(() -> HsqlStore.open(folder(), SMALL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("up to USN 2");
        change("UPDATE counter SET usn = 2");
        HsqlStore.open(folder(), SMALL).close();
    }

    @Test
    void theLongestNamesFitEveryColumn() {
        SiteId site = new SiteId("S".repeat(SiteId.MAX_LENGTH));
        String server = "s".repeat(64);
        Identity self = new Identity(IDENTITY.organization(), "dc=x", site, server, epoch(1));
        NamingContext context =
                new NamingContext(CONTEXT, "ou=" + "x".repeat(70_000), Optional.of(site), true);
        HeldEntry held = new HeldEntry(
                site,
                live(1, EntryId.NONE, "cn=1", stamp(2, 1)),
                HeldEntry.Reason.UNKNOWN_EPOCH,
                Samples.NOON);
        try (HsqlStore store = HsqlStore.create(folder(), self, HsqlSettings.DEFAULT)) {
            store.write(transaction -> {
                transaction.write(Changes.NONE
                        .but()
                        .held(List.of(held))
                        .owners(List.of(new EpochOwner(epoch(2), site, server)))
                        .contexts(List.of(context))
                        .partners(List.of(Partner.registered(site, server)))
                        .links(List.of(Link.none(site, CONTEXT)))
                        .done());
                transaction.post(letter(1, site.name(), "topic"));
                return 0;
            });
            assertThat(store.<Identity>read(Directory::self)).isEqualTo(self);
            assertThat(store.<List<NamingContext>>read(Directory::contexts))
                    .containsExactly(context);
        }
    }

    @Test
    void anAttemptToOpenItTwiceLeavesItClosedToOtherProcesses() throws Exception {
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                    .isInstanceOf(StoreException.class);
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriter.class.getName(),
                            folder().toString(),
                            "1")
                    .redirectErrorStream(true)
                    .start();
            try {
                String said = new String(
                        other.getInputStream().readNBytes(100_000), StandardCharsets.UTF_8);
                assertThat(said).contains("in use");
            } finally {
                other.destroyForcibly();
            }
            put(store, 1);
        }
    }

    @Test
    void anEmptyFolderIsNotOpened() {
        assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder().toString());
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aDatabaseInUseSaysWhereItIs() {
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(folder().toString())
                    .hasMessageContaining("in use");
            put(store, 1);
        }
    }

    @Test
    void theFolderIsOpenToItsOwnerOnly() throws IOException {
        HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void aClosedStoreSaysSoAndClosesAgain() {
        HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT);
        store.close();
        store.close();
        assertThatThrownBy(() -> put(store, 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void otherSizesCountFromTheNextStart() {
        Founded.in(folder());
        try (HsqlStore store = HsqlStore.open(folder(), SMALL)) {
            put(store, 1);
        }
        try (HsqlStore store = HsqlStore.open(folder(), SMALL)) {
            assertThat(store.<Long>read(Directory::usn)).isEqualTo(1);
        }
    }

    @Test
    void checkpointsInTheMiddleOfCommitsLoseNothing(@TempDir Path copies) {
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, SMALL)) {
            for (int i = 0; i < 40; i++) {
                int first = i * 50;
                store.write(transaction -> {
                    transaction.write(Changes.ofEntries(Samples.people(first, 50, id(1))));
                    return 0;
                });
            }
            store.copyTo(copies);
            assertThat(store.<Long>read(directory -> directory.totals(CONTEXT).live()))
                    .isEqualTo(2_000);
            assertThat(store.<Integer>read(directory -> directory
                            .changes(CONTEXT, new Range(0, 2_000), 5_000)
                            .size()))
                    .isEqualTo(2_000);
        }
    }

    @Test
    void aWriteInsideAWriteIsABug() {
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            assertThatThrownBy(() -> store.write(transaction -> {
                        store.outbox().sent(1);
                        return 0;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            put(store, 1);
        }
    }

    @Test
    void aFailedStatementIsNamedAndItsTransactionLeavesNothing() {
        Entry entry = live(1, EntryId.NONE, "cn=1", stamp(2, 1));
        try (HsqlStore store = HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT)) {
            assertThatThrownBy(() -> store.write(transaction -> {
                        transaction.write(Changes.ofEntries(List.of(entry)));
                        transaction.post(letter(1, "S".repeat(60), "t".repeat(70_000)));
                        return 0;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("insert-letter");
            assertThat(store.<Optional<?>>read(directory -> directory.entry(id(1))))
                    .isEmpty();
            put(store, 1);
            assertThat(store.outbox().size()).isEqualTo(1);
        }
    }

    @Test
    void everyStatementFitsTheSchemaAndEveryFileIsAStatement() throws Exception {
        HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT).close();
        try (Connection connection = connection()) {
            for (Sql sql : Sql.values()) {
                prepare(connection, sql);
            }
        }
        Path files = Path.of(Sql.class.getResource("claimants.sql").toURI()).getParent();
        try (Stream<Path> all = Files.list(files)) {
            assertThat(all.map(each -> each.getFileName().toString())
                            .filter(each -> each.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Sql.values())
                            .map(each -> each.title() + ".sql")
                            .toList());
        }
    }

    private static void prepare(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            assertThat(statement.getParameterMetaData().getParameterCount())
                    .as(sql.title())
                    .isEqualTo(
                            (int) sql.text().chars().filter(each -> each == '?').count());
        }
    }

    @Test
    void aSettingThatIsNotAsItMustBeStopsTheStart() throws SQLException {
        HsqlStore.create(folder(), IDENTITY, HsqlSettings.DEFAULT).close();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET DATABASE COLLATION SQL_TEXT PAD SPACE");
            statement.execute("CREATE MEMORY TABLE stray (x INTEGER)");
        }
        assertThatThrownBy(() -> HsqlStore.open(folder(), HsqlSettings.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("sql.pad_space")
                .hasMessageContaining("STRAY");
    }
}
