package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Changes;
import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.EntryAudit.Result;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreContract;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Totals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit reads the entries themselves, so nothing that was changed by hand escapes it. */
class HsqlAuditTest {
    private static final int ENTRIES = 1_100;

    @TempDir
    Path home;

    @BeforeEach
    void fill() {
        Founded.in(folder());
        try (HsqlStore store = open()) {
            write(store, Samples.people(1, ENTRIES, id(1)));
            write(
                    store,
                    Samples.people(3, 20, id(1)).stream()
                            .map(each -> Samples.deleted(each, Samples.stamp(3, 9)))
                            .toList());
        }
    }

    private Path folder() {
        return home.resolve("store");
    }

    private HsqlStore open() {
        return HsqlStore.open(folder(), HsqlSettings.DEFAULT);
    }

    private static void write(HsqlStore store, List<Entry> entries) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(entries));
            return 0;
        });
    }

    private static Totals totals(HsqlStore store) {
        return store.read(directory -> directory.totals(CONTEXT));
    }

    private void byHand(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + folder().resolve("directory")
                                + ";shutdown=true;hsqldb.lock_file=false",
                        "SA",
                        "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static Result audited(HsqlStore store) {
        EntryAudit audit = store.audit();
        while (audit.step()) {
            assertThat(audit.result()).isEmpty();
        }
        return audit.result().orElseThrow();
    }

    private static void assertSoundNow(HsqlStore store) {
        assertThat(audited(store).isSound()).isTrue();
        store.read(directory -> {
            StoreContract.assertConsistent(directory);
            return 0;
        });
        write(
                store,
                Samples.people(1, ENTRIES, id(1)).stream()
                        .map(each -> Samples.with(each, "y", Samples.stamp(9, 5), "later"))
                        .toList());
        assertThat(audited(store).isSound()).isTrue();
    }

    @Test
    void aSoundDatabaseIsReadWholeAndNothingIsChanged() {
        try (HsqlStore store = open()) {
            Totals before = totals(store);
            Result result = audited(store);
            assertThat(result.isSound()).isTrue();
            assertThat(result.entries()).isEqualTo(ENTRIES);
            assertThat(totals(store)).isEqualTo(before);
        }
    }

    @Test
    void rowsThatWereRemovedShowInTheTotalsAfterwards() throws SQLException {
        byHand("DELETE FROM entry WHERE usn BETWEEN 1000 AND 1001");
        try (HsqlStore store = open()) {
            Totals before = totals(store);
            Result result = audited(store);
            assertThat(result.entries()).isEqualTo(ENTRIES - 2);
            assertThat(result.corrections()).hasSize(1);
            assertThat(result.corrections().get(0).before()).isEqualTo(before);
            assertThat(totals(store).live()).isEqualTo(before.live() - 2);
            assertThat(totals(store).digest()).isNotEqualTo(before.digest());
            assertThat(totals(store).lastUsn()).isEqualTo(before.lastUsn());
            assertSoundNow(store);
        }
    }

    @Test
    void aRowThatWasSetBackToAnOlderCopyShowsInTheDigestAfterwards() throws SQLException {
        byHand("CREATE TABLE copy AS (SELECT * FROM entry WHERE usn = 700) WITH DATA");
        byHand("ALTER TABLE copy ADD PRIMARY KEY (id)", "SET TABLE copy TYPE CACHED");
        byHand("UPDATE entry SET digest_low = digest_low + 1 WHERE usn = 701", "DROP TABLE copy");
        try (HsqlStore store = open()) {
            Result result = audited(store);
            assertThat(result.damaged()).hasSize(1);
            assertThat(result.corrections()).isEmpty();
            assertSoundNow(store);
        }
    }

    @Test
    void aRowWhoseEntryWasExchangedIsFoundAndCounted() throws SQLException {
        byHand("UPDATE entry SET packed = (SELECT packed FROM entry WHERE usn = 900),"
                + " digest_high = 1 WHERE usn = 901");
        try (HsqlStore store = open()) {
            assertThat(audited(store).damaged()).hasSize(1);
        }
    }

    @Test
    void bytesThatAreNoEntryAreFoundAndLeftAsTheyAre() throws SQLException {
        byHand("UPDATE entry SET packed = X'0102' WHERE usn = 800");
        try (HsqlStore store = open()) {
            assertThat(audited(store).damaged()).hasSize(1);
            assertThat(audited(store).damaged()).hasSize(1);
        }
    }

    @Test
    void wrongTotalsAreCorrectedAndMissingOnesAreMade() throws SQLException {
        Totals right;
        try (HsqlStore store = open()) {
            right = totals(store);
        }
        byHand("UPDATE totals SET live = 7, digest_high = 7");
        try (HsqlStore store = open()) {
            assertThat(audited(store).corrections()).hasSize(1);
            assertThat(totals(store)).isEqualTo(right);
        }
        byHand("DELETE FROM totals");
        try (HsqlStore store = open()) {
            assertThat(audited(store).corrections()).hasSize(1);
            assertThat(totals(store)).isEqualTo(right);
        }
    }

    @Test
    void changesInTheMiddleOfAnAuditAreNotTakenForDamage() {
        try (HsqlStore store = open()) {
            EntryAudit audit = store.audit();
            int round = 0;
            while (audit.step()) {
                int now = ++round;
                write(
                        store,
                        Samples.people(1 + round * 100, 40, id(1)).stream()
                                .map(each -> Samples.with(each, "y", Samples.stamp(9, now), "now"))
                                .toList());
                write(store, Samples.people(ENTRIES + round * 10, 10, id(1)));
            }
            assertThat(round).isGreaterThan(2);
            assertThat(audit.result().orElseThrow().isSound()).isTrue();
            assertSoundNow(store);
        }
    }

    @Test
    void anAuditThatIsOvertakenByChangesGivesNoResult() {
        try (HsqlStore store = open()) {
            EntryAudit audit = store.audit();
            audit.step();
            for (int round = 0; round < 2; round++) {
                write(store, Samples.people(1, 2_300, id(1)));
            }
            while (audit.step()) {
                assertThat(audit.result()).isEmpty();
            }
            assertThat(audit.result()).isEmpty();
            assertThat(audit.step()).isFalse();
        }
    }

    /** A salvage removed the entry alone, and what a partner gave back could not be written. */
    @Test
    void tombstonesThatASalvageDropsCanBeWrittenAgain() throws SQLException {
        try (HsqlStore store = open()) {
            // A start reads the newest entry, so another one must be the newest.
            write(store, Samples.people(ENTRIES + 1, 1, id(1)));
        }
        byHand("UPDATE entry SET packed = X'00' WHERE deleted");
        try (HsqlStore store = open()) {
            assertThat(store.dropUnreadable()).isEqualTo(20);
            assertThat(totals(store).tombstones()).isZero();
            write(
                    store,
                    Samples.people(3, 20, id(1)).stream()
                            .map(each -> Samples.deleted(each, Samples.stamp(3, 9)))
                            .toList());
            assertThat(totals(store).tombstones()).isEqualTo(20);
            assertSoundNow(store);
        }
    }
}
