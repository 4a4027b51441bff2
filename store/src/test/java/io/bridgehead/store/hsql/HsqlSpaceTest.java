package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.DiskUse;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreContract;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data file must not grow with what was changed, only with what is there. */
class HsqlSpaceTest {
    private static final int ENTRIES = 1_000;
    private static final SiteId SOUTH = new SiteId("SOUTH");

    @TempDir
    Path home;

    private Path data;

    @BeforeEach
    void found() {
        Founded.in(home.resolve("store"));
        data = home.resolve("store").resolve("directory.data");
    }

    private HsqlStore open() {
        return HsqlStore.open(home.resolve("store"), HsqlSettings.DEFAULT);
    }

    private static void write(HsqlStore store, List<Entry> entries) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(entries));
            return 0;
        });
    }

    private static List<Entry> round(int round) {
        return Samples.people(1, ENTRIES, id(1)).stream()
                .map(each -> Samples.with(each, "x", Samples.stamp(9, round), "round " + round))
                .toList();
    }

    private void assertBelowTwice(long live) throws Exception {
        assertThat(Files.size(data)).isLessThan(2 * live);
    }

    @Test
    void roundsOfChangesStayBelowTwiceTheLiveSize() throws Exception {
        assertRoundsStayBelowTwice(10);
    }

    @Tag("slow")
    @Test
    void fiftyRoundsOfChangesStayBelowTwiceTheLiveSize() throws Exception {
        assertRoundsStayBelowTwice(50);
    }

    private void assertRoundsStayBelowTwice(int rounds) throws Exception {
        long live;
        try (HsqlStore store = open()) {
            write(store, round(0));
            store.tidy();
        }
        live = Files.size(data);
        try (HsqlStore store = open()) {
            long highest = 0;
            for (int round = 1; round <= rounds; round++) {
                write(store, round(round));
                highest = Math.max(highest, store.disk().bytes());
            }
            // Log and backup file are in it, and the file grows in steps of two megabytes.
            assertThat(highest).isLessThan(12 * live);
            store.tidy();
            assertThat(store.tidy()).isFalse();
            assertBelowTwice(live);
            assertThat(store.disk().reusableBytes()).isLessThan(live / 10);
            store.read(directory -> {
                StoreContract.assertConsistent(directory);
                assertThat(directory.totals(CONTEXT).live()).isEqualTo(ENTRIES);
                return 0;
            });
        }
        assertBelowTwice(live);
        open().close();
    }

    /** So few rounds that no commit tidies: lost space stays below 3/4 of the live size. */
    @Test
    void aTidyGivesBackWhatLinksAndTombstonesLeftThatWereWrittenAgainAndAgain() throws Exception {
        try (HsqlStore store = open()) {
            write(store, round(0));
            store.tidy();
            long live = Files.size(data);
            writeLinksAndTombstones(store, 1, 300);
            assertThat(store.disk().reusableBytes()).isGreaterThan(live / 4);
            assertThat(Files.size(data)).isGreaterThanOrEqualTo(2 * live);
            assertThat(store.tidy()).isTrue();
            assertBelowTwice(live);
            assertThat(store.disk().reusableBytes()).isLessThan(live / 10);
        }
    }

    /** Commits tidy several times here, so the last tidy may find little to give back. */
    @Tag("slow")
    @Test
    void linksAndTombstonesThatAreWrittenAgainAndAgainLeaveNothingBehind() throws Exception {
        try (HsqlStore store = open()) {
            write(store, round(0));
            store.tidy();
            long live = Files.size(data);
            for (int first = 1; first <= 2_000; first += 100) {
                writeLinksAndTombstones(store, first, 100);
                assertThat(store.disk().reusableBytes()).isLessThan(live);
            }
            store.tidy();
            assertBelowTwice(live);
            assertThat(store.disk().reusableBytes()).isLessThan(live / 4);
        }
    }

    private static void writeLinksAndTombstones(HsqlStore store, int first, int rounds) {
        for (int round = first; round < first + rounds; round++) {
            Link link = Link.none(SOUTH, CONTEXT);
            Partner partner = Partner.registered(SOUTH, "server " + round);
            Entry gone = Samples.deleted(
                    Samples.people(round % ENTRIES + 1, 1, id(1)).get(0), Samples.stamp(9, round));
            store.write(transaction -> {
                transaction.write(Changes.ofEntries(List.of(gone))
                        .but()
                        .links(List.of(link))
                        .partners(List.of(partner))
                        .done());
                return 0;
            });
        }
    }

    @Test
    void aFileWithoutMuchToGiveBackIsLeftAlone() {
        try (HsqlStore store = open()) {
            write(store, round(0));
            assertThat(store.tidy()).isFalse();
        }
    }

    @Test
    void theDiskIsShownAsNumbers() throws Exception {
        try (HsqlStore store = open()) {
            write(store, round(0));
            DiskUse disk = store.disk();
            assertThat(disk.bytes()).isGreaterThanOrEqualTo(Files.size(data));
            assertThat(disk.reusableBytes()).isBetween(0L, disk.bytes());
            assertThat(disk.freeBytes()).isPositive();
        }
    }
}
