package io.bridgehead.store;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.IDENTITY;
import static io.bridgehead.store.Samples.OTHER_CONTEXT;
import static io.bridgehead.store.Samples.deleted;
import static io.bridgehead.store.Samples.epoch;
import static io.bridgehead.store.Samples.id;
import static io.bridgehead.store.Samples.letter;
import static io.bridgehead.store.Samples.live;
import static io.bridgehead.store.Samples.stamp;
import static io.bridgehead.store.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.SiblingOrder;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.TombstoneOrder;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Partner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every store does with entries. One truth, each implementation runs it. */
public interface StoreContract {
    /** A new, empty store of {@link Samples#IDENTITY}; the same one within one test. */
    Store store();

    /** Writes entries in one transaction. */
    default void put(Entry... entries) {
        put(List.of(entries));
    }

    default void put(List<Entry> entries) {
        store().write(transaction -> {
            transaction.write(Changes.ofEntries(entries));
            return entries.size();
        });
    }

    private List<EntryId> ids(List<StoredEntry> entries) {
        return entries.stream().map(each -> each.entry().id()).toList();
    }

    /** Looks at one snapshot. */
    private void look(Consumer<Directory> work) {
        store().read(directory -> {
            work.accept(directory);
            return directory;
        });
    }

    @Test
    default void anEmptyStoreKnowsWhoItIsAndNothingElse() {
        look(directory -> {
            assertThat(directory.self()).isEqualTo(IDENTITY);
            assertThat(directory.usn()).isZero();
            assertThat(directory.hybridTime()).isZero();
            assertThat(directory.entry(id(1))).isEmpty();
            assertThat(directory.totals(CONTEXT)).isEqualTo(Totals.NONE);
            assertThat(directory.mark(0)).contains(Mark.genesis(IDENTITY.epoch()));
            assertThat(directory.contexts()).isEmpty();
            assertThat(directory.partners()).isEmpty();
            assertThat(directory.vector(CONTEXT)).isEqualTo(Vector.EMPTY);
        });
    }

    @Test
    default void everyEntryTakesTheNextUsnAndComesBackAsItWasWritten() {
        Entry first = live(1, EntryId.NONE, "dc=one", stamp(2, 5));
        Entry second = live(2, id(1), "cn=two", stamp(3, 9));
        put(first, second);
        look(directory -> {
            assertThat(directory.entry(id(1))).contains(new StoredEntry(1, first));
            assertThat(directory.entry(id(2))).contains(new StoredEntry(2, second));
            assertThat(directory.hybridTime()).isEqualTo(stamp(3, 9).time());
            assertThat(directory.usn()).isEqualTo(2);
        });
    }

    @Test
    default void anEntryStandsAtItsLatestUsnOnly() {
        Entry entry = live(1, EntryId.NONE, "dc=one", stamp(2, 1));
        put(entry, live(2, id(1), "cn=two", stamp(2, 2)));
        put(with(entry, "cn", stamp(2, 3), "new"));
        look(directory -> {
            assertThat(ids(directory.changes(CONTEXT, new Range(0, 3), 10)))
                    .containsExactly(id(2), id(1));
            assertThat(ids(directory.changes(CONTEXT, new Range(0, 3), 1))).containsExactly(id(2));
            assertThat(ids(directory.changes(CONTEXT, new Range(2, 3), 10))).containsExactly(id(1));
            assertThat(directory.changes(OTHER_CONTEXT, new Range(0, 3), 10)).isEmpty();
            assertThat(directory.usn()).isEqualTo(3);
        });
    }

    @Test
    default void anEntryWrittenTwiceInOneCommitTakesTwoUsns() {
        Entry entry = live(1, EntryId.NONE, "dc=one", stamp(2, 1));
        Entry later = with(entry, "cn", stamp(2, 2), "later");
        put(entry, later);
        look(directory -> {
            assertThat(directory.entry(id(1))).contains(new StoredEntry(2, later));
            assertThat(directory.totals(CONTEXT))
                    .isEqualTo(new Totals(1, 0, EntryPacking.digest(later), 2));
            assertThat(directory.changes(CONTEXT, new Range(0, 9), 9)).hasSize(1);
        });
    }

    @Test
    default void workThatFailsLeavesNothingBehind() {
        put(live(1, EntryId.NONE, "dc=one", stamp(2, 1)));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.write(
                            Changes.ofEntries(List.of(live(2, id(1), "cn=two", stamp(2, 2)))));
                    transaction.post(letter(1, "SOUTH", ""));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        put(live(3, id(1), "cn=three", stamp(2, 3)));
        assertThat(store().outbox().size()).isZero();
        look(directory -> {
            assertThat(directory.entry(id(2))).isEmpty();
            assertThat(directory.entry(id(3)).map(StoredEntry::usn)).contains(2L);
            assertThat(directory.lastMark(new Range(0, 9)).map(Mark::usn)).contains(2L);
        });
    }

    @Test
    default void aTransactionReadsWhatStoodBeforeIt() {
        Entry entry = live(1, EntryId.NONE, "dc=one", stamp(2, 1));
        store().write(transaction -> {
            transaction.write(Changes.ofEntries(List.of(entry)));
            assertThat(transaction.entry(id(1))).isEmpty();
            return assertThat(transaction.usn()).isZero();
        });
        assertThat(store().<Long>read(Directory::usn)).isEqualTo(1L);
    }

    @Test
    default void aTransactionWritesOnce() {
        Changes changes = Changes.ofEntries(List.of(live(1, EntryId.NONE, "dc=one", stamp(2, 1))));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.write(changes);
                    transaction.write(changes);
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void marksChainEveryEntryAndStandAtTheEndOfEveryCommit() {
        List<Entry> entries = new ArrayList<>();
        Mark chain = Mark.genesis(IDENTITY.epoch());
        for (int i = 1; i <= 70; i++) {
            Entry entry = live(i, EntryId.NONE, "cn=" + i, stamp(2, i));
            entries.add(entry);
            chain = chain.next(i, EntryPacking.pack(entry));
        }
        put(entries);
        Mark end = chain;
        look(directory -> {
            assertThat(directory.mark(70)).contains(end);
            assertThat(directory.mark(32)).isPresent();
            assertThat(directory.mark(33)).isEmpty();
            assertThat(directory.lastMark(new Range(0, 69)).map(Mark::usn)).contains(64L);
            assertThat(directory.lastMark(new Range(0, 70))).contains(end);
            assertThat(directory.lastMark(new Range(0, 31))).isEmpty();
            assertThat(directory.lastMark(new Range(64, 69))).isEmpty();
        });
    }

    @Test
    default void largeEntriesGetMarksMoreOften() {
        Entry large = with(
                live(1, EntryId.NONE, "cn=1", stamp(2, 1)), "x", stamp(2, 1), "y".repeat(70_000));
        put(large, live(2, EntryId.NONE, "cn=2", stamp(2, 2)), live(3, id(1), "cn=3", stamp(2, 3)));
        look(directory -> {
            assertThat(directory.mark(1)).isPresent();
            assertThat(directory.mark(2)).isEmpty();
            assertThat(directory.mark(3)).isPresent();
        });
    }

    @Test
    default void claimantsOfANameComeOldestFirstAndOnlyTheLiving() {
        put(
                live(1, id(9), "cn=Anna", stamp(3, 7)),
                live(2, id(9), "CN=anna", stamp(2, 5)),
                live(3, id(9), "cn=bea", stamp(2, 6)),
                live(4, id(8), "cn=anna", stamp(2, 7)),
                deleted(live(5, id(9), "cn=anna", stamp(2, 1)), stamp(2, 8)));
        look(directory -> assertThat(ids(directory.claimants(id(9), new Rdn("cn=ANNA"))))
                .containsExactly(id(2), id(1)));
    }

    @Test
    default void namesThatDifferInTrailingSpaceOrTailAreDifferentNames() {
        put(live(1, id(9), "cn=a\\ ", stamp(2, 1)), live(2, id(9), "cn=a\\", stamp(2, 2)));
        look(directory -> assertThat(ids(directory.claimants(id(9), new Rdn("cn=a\\"))))
                .doesNotHaveDuplicates()
                .contains(id(2)));
    }

    @Test
    default void childrenComeInOrderPageByPage() {
        List<Entry> entries = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 1; i <= 60; i++) {
            Stamp stamp = stamp(1 + random.nextInt(3), 1 + random.nextInt(20));
            Entry entry = live(i, id(900), "cn=" + "xyz".charAt(random.nextInt(3)), stamp);
            entries.add(i % 7 == 0 ? deleted(entry, stamp(3, 99)) : entry);
        }
        put(entries);
        put(live(777, id(901), "cn=y", stamp(1, 1)));
        List<EntryId> expected = entries.stream()
                .filter(Entry::isLive)
                .map(SiblingOrder::of)
                .sorted()
                .map(SiblingOrder::id)
                .toList();
        for (int limit : List.of(1, 7, 100)) {
            assertThat(allChildren(id(900), limit)).isEqualTo(expected);
        }
    }

    private List<EntryId> allChildren(EntryId parent, int limit) {
        List<EntryId> all = new ArrayList<>();
        Optional<Entry> after = Optional.empty();
        while (true) {
            Optional<Entry> from = after;
            List<StoredEntry> page =
                    store().read(directory -> directory.children(parent, from, limit));
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(ids(page));
            after = Optional.of(page.get(page.size() - 1).entry());
        }
    }

    @Test
    default void anEntryWithoutALivingParentIsAnOrphanUntilTheParentArrives() {
        Entry parent = live(50, EntryId.NONE, "ou=x", stamp(2, 3));
        put(live(1, id(50), "cn=1", stamp(2, 1)), live(2, id(50), "cn=2", stamp(2, 2)));
        assertThat(orphans(10)).containsExactly(id(1), id(2));
        assertThat(orphans(1)).containsExactly(id(1));
        Entry root = live(51, EntryId.NONE, "dc=y", stamp(2, 4));
        put(parent, root);
        assertThat(orphans(10)).containsExactly(id(50), id(51));
        put(deleted(parent, stamp(2, 5)), live(3, id(50), "cn=3", stamp(2, 6)));
        assertThat(orphans(10)).containsExactly(id(1), id(2), id(3), id(51));
        put(live(1, id(51), "cn=1", stamp(2, 7)), deleted(root, stamp(2, 8)));
        assertThat(orphans(10)).containsExactly(id(1), id(2), id(3));
    }

    @Test
    default void tombstonesComeByTheTimeOfTheirDeletionUntilNothingIsLeftBeneath() {
        Entry late = deleted(live(1, id(9), "cn=1", stamp(2, 1)), stamp(2, 9));
        Entry early = deleted(live(3, id(9), "cn=3", stamp(2, 2)), stamp(2, 8));
        Entry together = deleted(live(4, id(9), "cn=4", stamp(2, 3)), stamp(2, 8));
        put(late, early, together, live(2, id(9), "cn=2", stamp(2, 4)));
        assertThat(tombstones(Optional.empty(), 10)).containsExactly(id(3), id(4), id(1));
        assertThat(tombstones(Optional.of(early), 1)).containsExactly(id(4));
        assertThat(tombstones(Optional.of(early), 10)).containsExactly(id(4), id(1));
        put(Entry.unknown(id(4), CONTEXT).with(together.life()));
        assertThat(tombstones(Optional.empty(), 10)).containsExactly(id(3), id(1));
    }

    @Test
    default void forgettingWhatLiesBeneathATombstoneIsNoNews() {
        Entry dead = deleted(live(1, id(9), "cn=1", stamp(2, 1)), stamp(2, 9));
        put(dead);
        Totals before = store().read(directory -> directory.totals(CONTEXT));
        put(dead.emptied());
        assertThat(store().<Totals>read(directory -> directory.totals(CONTEXT))).isEqualTo(before);
        assertThat(store().<Entry>read(directory ->
                        directory.entry(id(1)).orElseThrow().entry()))
                .isEqualTo(dead.emptied());
        assertThat(tombstones(Optional.empty(), 10)).isEmpty();
    }

    private List<EntryId> tombstones(Optional<Entry> after, int limit) {
        return store().read(directory -> ids(directory.tombstones(CONTEXT, after, limit)));
    }

    private List<EntryId> orphans(int limit) {
        return store().read(directory -> ids(directory.orphans(CONTEXT, EntryId.NONE, limit)));
    }

    @Test
    default void theRootOfAContextIsNoOrphan() {
        EntryId root = CONTEXT.root();
        Entry entry = live(1, EntryId.NONE, "dc=x", stamp(2, 1));
        put(new Entry(
                root,
                CONTEXT,
                entry.created(),
                entry.life(),
                entry.placement(),
                entry.attributes()));
        put(live(2, root, "cn=2", stamp(2, 2)));
        assertThat(orphans(10)).isEmpty();
    }

    @Test
    default void whatAnEpochWroteIsFoundInAnyStampAndForgottenWhenItIsGone() {
        Entry plain = live(1, EntryId.NONE, "cn=1", stamp(2, 1));
        Entry touched = with(live(2, EntryId.NONE, "cn=2", stamp(3, 1)), "x", stamp(2, 2), "y");
        put(plain, touched, live(3, EntryId.NONE, "cn=3", stamp(3, 2)));
        assertThat(written(2, 0, 10)).containsExactly(id(1), id(2));
        assertThat(written(3, 0, 10)).containsExactly(id(2), id(3));
        assertThat(written(3, 0, 1)).containsExactly(id(2));
        put(with(touched, "x", stamp(4, 9), "z"));
        assertThat(written(2, 0, 10)).containsExactly(id(1));
        assertThat(written(4, 0, 10)).containsExactly(id(2));
        assertThat(written(5, 0, 10)).isEmpty();
    }

    @Test
    default void whatAnEpochWroteBeyondAUsnIsFoundInTheOrderOfItsHighestUsn() {
        put(
                live(1, EntryId.NONE, "cn=1", stamp(2, 7)),
                live(2, EntryId.NONE, "cn=2", stamp(2, 3)),
                with(live(3, EntryId.NONE, "cn=3", stamp(2, 1)), "x", stamp(2, 9), "y"),
                with(live(4, EntryId.NONE, "cn=4", stamp(3, 1)), "x", stamp(2, 5), "y"));
        assertThat(written(2, 0, 10)).containsExactly(id(2), id(4), id(1), id(3));
        assertThat(written(2, 5, 10)).containsExactly(id(1), id(3));
        assertThat(written(2, 9, 10)).isEmpty();
    }

    /** A USN that a set-back gave out twice, or a tombstone: nothing is passed over. */
    @Test
    default void whatAnEpochWroteAtOneUsnIsReadOnByItsId() {
        put(
                live(1, EntryId.NONE, "cn=1", stamp(2, 7)),
                deleted(live(2, EntryId.NONE, "cn=2", stamp(2, 6)), stamp(2, 7)),
                with(live(3, EntryId.NONE, "cn=3", stamp(3, 1)), "x", stamp(2, 7), "y"),
                live(4, EntryId.NONE, "cn=4", stamp(2, 8)));
        List<EntryId> found = new ArrayList<>();
        OriginOrder after = OriginOrder.after(6);
        for (int read = 0; read < 4; read++) {
            OriginOrder from = after;
            WrittenEntry next = store().read(
                            directory -> directory.writtenBeyond(CONTEXT, epoch(2), from, 1))
                    .get(0);
            found.add(next.stored().entry().id());
            after = next.at();
        }
        assertThat(found).containsExactly(id(1), id(2), id(3), id(4));
    }

    @Test
    default void whatAnEpochWroteIsFoundInItsContextOnly() {
        put(live(1, EntryId.NONE, "cn=1", stamp(2, 1)));
        ContextId other = ContextId.rootedAt(CONTEXT.value(), "ou=other");
        List<WrittenEntry> found = store().read(directory ->
                directory.writtenBeyond(other, epoch(2), OriginOrder.after(0), 9));
        assertThat(found).isEmpty();
    }

    private List<EntryId> written(int epoch, long beyond, int limit) {
        return store().read(directory ->
                directory
                        .writtenBeyond(CONTEXT, epoch(epoch), OriginOrder.after(beyond), limit)
                        .stream()
                        .map(each -> each.stored().entry().id())
                        .toList());
    }

    /** Any states in any order: what is kept beside the entries agrees with the entries. */
    @Test
    default void whatIsCountedAgreesWithWhatIsThere() {
        Random random = new Random(11);
        for (int round = 0; round < 25; round++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                entries.add(Samples.random(random, id(98 + random.nextInt(12))));
            }
            put(entries);
            look(directory -> {
                assertConsistent(directory);
            });
        }
    }

    /** Totals, orphans, children and epochs, each against all entries one by one. */
    static void assertConsistent(Directory directory) {
        List<StoredEntry> all = directory.changes(CONTEXT, new Range(0, directory.usn()), 1 << 20);
        Totals totals = Totals.NONE;
        TreeMap<EntryId, Entry> live = new TreeMap<>();
        TreeMap<Epoch, TreeSet<OriginOrder>> touched = new TreeMap<>();
        for (StoredEntry each : all) {
            Entry entry = each.entry();
            totals = totals.replacing(Entry.unknown(entry.id(), CONTEXT), each);
            entry.stamps()
                    .forEach(stamp -> touched.computeIfAbsent(
                                    stamp.epoch(), epoch -> new TreeSet<>())
                            .add(new OriginOrder(
                                    entry.lastUsnOf(stamp.epoch()).orElseThrow(), entry.id())));
            if (entry.isLive()) {
                live.put(entry.id(), entry);
            }
        }
        assertThat(directory.totals(CONTEXT)).isEqualTo(totals);
        assertThat(directory.orphans(CONTEXT, EntryId.NONE, 1 << 20))
                .extracting(each -> each.entry().id())
                .containsExactlyElementsOf(live.values().stream()
                        .filter(each -> !each.id().equals(CONTEXT.root()))
                        .filter(each -> !live.containsKey(each.placement().parent()))
                        .map(Entry::id)
                        .toList());
        assertThat(directory.tombstones(CONTEXT, Optional.empty(), 1 << 20))
                .containsExactlyElementsOf(all.stream()
                        .filter(each -> each.entry().isTombstone())
                        .sorted(Comparator.comparing(each -> TombstoneOrder.of(each.entry())))
                        .toList());
        touched.forEach((epoch, order) -> assertThat(
                        directory.writtenBeyond(CONTEXT, epoch, OriginOrder.after(0), 1 << 20))
                .extracting(WrittenEntry::at)
                .containsExactlyElementsOf(order));
        assertThat(directory
                        .lastMark(new Range(0, Math.max(1, directory.usn())))
                        .map(Mark::usn))
                .isEqualTo(directory.usn() == 0 ? Optional.empty() : Optional.of(directory.usn()));
    }

    @Test
    default void manyValuesAndLargeValuesComeBack() {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        String[] members = new String[100_000];
        for (int i = 0; i < members.length; i++) {
            members[i] = "uid=person" + i + ",ou=people,dc=example";
        }
        attributes.put(AttributeName.of("member"), Samples.attribute(stamp(2, 1), members));
        attributes.put(
                AttributeName.of("photo"), Samples.attribute(stamp(2, 1), "x".repeat(10 << 20)));
        Entry entry = with(live(1, EntryId.NONE, "cn=group", stamp(2, 1)), attributes);
        put(entry);
        Optional<StoredEntry> found = store().read(directory -> directory.entry(id(1)));
        assertThat(found.isPresent() && found.get().entry().equals(entry)).isTrue();
    }

    @Test
    default void aSnapshotStaysAsItIs() throws InterruptedException {
        put(live(1, EntryId.NONE, "cn=1", stamp(2, 1)));
        SiteId south = new SiteId("SOUTH");
        look(directory -> {
            Thread other = new Thread(() -> store().write(transaction -> {
                transaction.write(Changes.NONE
                        .but()
                        .entries(List.of(live(2, EntryId.NONE, "cn=2", stamp(2, 2))))
                        .partners(List.of(Partner.registered(south, "south-1")))
                        .done());
                return 0;
            }));
            other.start();
            joinWhileFree(other);
            assertThat(directory.usn()).isEqualTo(1);
            assertThat(directory.entry(id(2))).isEmpty();
            assertThat(directory.partner(south)).isEmpty();
            assertThat(directory.totals(CONTEXT).live()).isEqualTo(1);
            assertThat(directory.changes(CONTEXT, new Range(0, 9), 9)).hasSize(1);
        });
    }

    /** Waits for the writer where it can run beside a reader; in memory it waits for us. */
    default void joinWhileFree(Thread writer) {}
}
