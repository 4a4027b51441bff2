package io.bridgehead.store;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.NOON;
import static io.bridgehead.store.Samples.OTHER_CONTEXT;
import static io.bridgehead.store.Samples.epoch;
import static io.bridgehead.store.Samples.id;
import static io.bridgehead.store.Samples.live;
import static io.bridgehead.store.Samples.stamp;
import static io.bridgehead.store.partner.HeldEntry.Reason.DELETE_BRAKE;
import static io.bridgehead.store.partner.HeldEntry.Reason.FOREIGN_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.SplitMessage;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Question;
import io.bridgehead.store.partner.SentPage;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every store does with the state of replication. */
interface StoreStateContract {
    SiteId SOUTH = new SiteId("SOUTH");

    Store store();

    private void write(Changes changes) {
        store().write(transaction -> {
            transaction.write(changes);
            return 0;
        });
    }

    private static Changes vectorsAndOwners(
            List<Changes.ContextVector> vectors, List<EpochOwner> owners) {
        List<NamingContext> contexts = List.of();
        return state(vectors, owners, contexts, List.of(), List.of());
    }

    private static Changes state(
            List<Changes.ContextVector> vectors,
            List<EpochOwner> owners,
            List<NamingContext> contexts,
            List<Partner> partners,
            List<Link> links) {
        return Changes.NONE
                .but()
                .vectors(vectors)
                .owners(owners)
                .contexts(contexts)
                .partners(partners)
                .links(links)
                .done();
    }

    private static Changes log(
            List<Conflict> conflicts, List<HeldEntry> held, List<HeldEntry> free) {
        return Changes.NONE.but().conflicts(conflicts).held(held).released(free).done();
    }

    /** Looks at one snapshot. */
    private void look(Consumer<Directory> work) {
        store().read(directory -> {
            work.accept(directory);
            return directory;
        });
    }

    @Test
    default void vectorsAndEpochOwnersAreKeptAndReplaced() {
        Vector first = Vector.EMPTY.with(epoch(2), Ranges.upTo(7));
        Vector second = first.with(epoch(3), new Ranges(List.of(new Range(2, 5), new Range(8, 9))));
        EpochOwner owner = new EpochOwner(epoch(2), SOUTH, "south-1");
        write(vectorsAndOwners(List.of(new Changes.ContextVector(CONTEXT, first)), List.of(owner)));
        write(vectorsAndOwners(
                List.of(new Changes.ContextVector(CONTEXT, second)), List.of(owner)));
        look(directory -> {
            assertThat(directory.vector(CONTEXT)).isEqualTo(second);
            assertThat(directory.vector(OTHER_CONTEXT)).isEqualTo(Vector.EMPTY);
            assertThat(directory.owner(epoch(2))).contains(owner);
            assertThat(directory.owner(epoch(9))).isEmpty();
        });
    }

    @Test
    default void theEndOfAnEpochIsKept() {
        EpochOwner open = new EpochOwner(epoch(3), SOUTH, "south-1");
        EpochOwner cut = new EpochOwner(epoch(2), SOUTH, "south-1", 12);
        write(vectorsAndOwners(List.of(), List.of(open, new EpochOwner(epoch(2), SOUTH, "x"))));
        write(vectorsAndOwners(List.of(), List.of(cut)));
        look(directory -> assertThat(directory.owners()).containsExactly(cut, open));
    }

    @Test
    default void aNewLifeHasItsOwnBeginningAndGoesOnCounting() {
        write(Changes.ofEntries(List.of(Samples.live(1, id(9), "cn=e1", Samples.stamp(1, 1)))));
        Mark before = store().read(directory -> directory.mark(directory.usn())).orElseThrow();
        write(Changes.NONE.but().newLife(epoch(5)).done());
        write(Changes.ofEntries(List.of(Samples.live(2, id(9), "cn=e2", Samples.stamp(1, 2)))));
        look(directory -> {
            assertThat(directory.self()).isEqualTo(Samples.IDENTITY.in(epoch(5)));
            assertThat(directory.mark(0)).contains(Mark.genesis(epoch(5)));
            assertThat(directory.mark(before.usn())).contains(before);
            assertThat(directory.usn()).isEqualTo(before.usn() + 1);
        });
    }

    /** Claims from before a cut are told from those after it by their marks. */
    @Test
    default void aCutTakesAUsnAndAMarkOfItsOwnAfterTheEntries() {
        Mark before = store().read(directory -> directory.mark(directory.usn())).orElseThrow();
        EpochOwner open = new EpochOwner(epoch(2), SOUTH, "south-1");
        write(vectorsAndOwners(List.of(), List.of(open)));
        look(directory -> assertThat(directory.usn()).isEqualTo(before.usn()));
        write(vectorsAndOwners(List.of(), List.of(open.endingAt(12)))
                .but()
                .entries(List.of(Samples.live(1, id(9), "cn=e1", Samples.stamp(1, 1))))
                .done());
        look(directory -> {
            assertThat(directory.usn()).isEqualTo(before.usn() + 2);
            assertThat(directory.totals(CONTEXT).lastUsn()).isEqualTo(before.usn() + 1);
            Mark entered = directory.mark(before.usn() + 1).orElseThrow();
            assertThat(directory.mark(before.usn() + 2)).contains(entered.next());
        });
    }

    @Test
    default void contextsComeById() {
        NamingContext other = new NamingContext(OTHER_CONTEXT, "ou=b", Optional.of(SOUTH), false);
        NamingContext one = new NamingContext(CONTEXT, "ou=a", Optional.empty(), true);
        write(state(List.of(), List.of(), List.of(other, one), List.of(), List.of()));
        NamingContext moved = new NamingContext(CONTEXT, "ou=a ", Optional.of(SOUTH), true);
        write(state(List.of(), List.of(), List.of(moved), List.of(), List.of()));
        look(directory -> {
            assertThat(directory.contexts()).containsExactly(moved, other);
            assertThat(directory.context(CONTEXT)).contains(moved);
            assertThat(directory.context(new ContextId(id(5).value()))).isEmpty();
        });
    }

    @Test
    default void partnersComeBySiteWithAllTheirState() {
        Partner south = Partner.registered(SOUTH, "south-1")
                .heard(epoch(2), NOON)
                .heard(epoch(3), NOON.plusSeconds(1))
                .numbered()
                .awaiting(4, 2, Instant.MAX)
                .troubled(Trouble.OTHER_SERVER)
                .troubled(Trouble.PARTNER_ROLLED_BACK)
                .standing(Standing.SUSPENDED);
        Partner east = Partner.registered(new SiteId("EAST"), "east-1");
        write(state(List.of(), List.of(), List.of(), List.of(south, east), List.of()));
        look(directory -> {
            assertThat(directory.partners()).containsExactly(east, south);
            assertThat(directory.partner(SOUTH)).contains(south);
            assertThat(directory.partner(new SiteId("WEST"))).isEmpty();
        });
        write(state(List.of(), List.of(), List.of(), List.of(south.numbered()), List.of()));
        assertThat(store().<Optional<Partner>>read(directory -> directory.partner(SOUTH)))
                .contains(south.numbered());
    }

    @Test
    default void linksComeByContextWithAllTheirState() {
        Link busy = busyLink();
        Link other = Link.none(SOUTH, OTHER_CONTEXT);
        Link elsewhere = Link.none(new SiteId("EAST"), CONTEXT);
        write(state(List.of(), List.of(), List.of(), List.of(), List.of(other, busy, elsewhere)));
        look(directory -> {
            assertThat(directory.links(SOUTH)).containsExactly(busy, other);
            assertThat(directory.link(SOUTH, CONTEXT)).isEqualTo(busy);
            SiteId west = new SiteId("WEST");
            assertThat(directory.links(west)).isEmpty();
            assertThat(directory.link(west, CONTEXT)).isEqualTo(Link.none(west, CONTEXT));
        });
    }

    private static Link busyLink() {
        Vector vector = Vector.EMPTY.with(epoch(2), Ranges.upTo(3)).with(epoch(4), Ranges.upTo(1));
        Cursor cursor = Cursor.startOf(epoch(2))
                .with(new Range(0, 5), new Mark(5, -77), 9)
                .with(new Range(7, 9), new Mark(9, 42), 11);
        Completion completion = new Completion(12, vector, 3, new Digest(-1, 5));
        Inbound inbound = new Inbound(
                true,
                21,
                new Inbound.Position(
                        cursor,
                        Optional.of(completion),
                        new TreeSet<>(
                                Set.of(AttributeName.of("jpegPhoto"), AttributeName.of("audio"))),
                        17,
                        Optional.of(new Unread(new Range(5, 7), 1, id(4), "a value too many")),
                        true),
                new Question(6, 2, NOON, true, 1234, true),
                Backsync.wanted()
                        .asked(6, NOON)
                        .given(new GivenPage(6, 1, false, 9, 2), 8, true, new Mark(3, 4)));
        Outbound outbound = new Outbound(
                new Outbound.Asked(epoch(3), 8, 1 << 20, true),
                new Outbound.Claim(vector, new Mark(7, 77), 6),
                new Outbound.Delivery(
                        Ranges.upTo(4),
                        List.of(new SentPage(new Range(4, 9), 777)),
                        false,
                        true,
                        99,
                        Instant.MAX,
                        Optional.of(Giving.begun(8)
                                .at(epoch(5), new OriginOrder(7, id(6)), 5, 4)
                                .sending(new SentPage(new Range(0, 1), 300)))));
        return new Link(SOUTH, CONTEXT, inbound, outbound);
    }

    @Test
    default void heldPartsStayUntilTheyAreReleased() {
        HeldEntry first = held(1, HeldEntry.Reason.UNKNOWN_EPOCH);
        HeldEntry second = held(2, HeldEntry.Reason.FOREIGN_WRITE);
        write(log(List.of(), List.of(first, second, first), List.of()));
        write(log(List.of(), List.of(first), List.of()));
        look(directory -> {
            assertThat(directory.held(CONTEXT, 10)).containsExactly(first, second);
            assertThat(directory.held(CONTEXT, 1)).containsExactly(first);
            assertThat(directory.held(OTHER_CONTEXT, 10)).isEmpty();
        });
        write(log(List.of(), List.of(), List.of(first)));
        assertThat(store().<List<HeldEntry>>read(directory -> directory.held(CONTEXT, 10)))
                .containsExactly(second);
    }

    @Test
    default void aPartIsHeldOnceWhateverForAndHasANumberThatStays() {
        HeldEntry first = held(1, HeldEntry.Reason.UNKNOWN_EPOCH);
        HeldEntry second = held(2, HeldEntry.Reason.DELETE_BRAKE);
        write(log(List.of(), List.of(first, second), List.of()));
        write(log(List.of(), List.of(first.because(FOREIGN_WRITE, Epoch.NONE)), List.of()));
        look(directory -> {
            assertThat(directory.held(0, 10))
                    .extracting(HeldItem::held)
                    .containsExactly(first, second);
            long number = directory.held(0, 1).get(0).number();
            assertThat(directory.held(number, 10))
                    .extracting(HeldItem::held)
                    .containsExactly(second);
            assertThat(directory.holds(first.part())).isTrue();
            assertThat(directory.holds(held(3, FOREIGN_WRITE).part())).isFalse();
            assertThat(directory.heldCount(CONTEXT, DELETE_BRAKE, 10)).isEqualTo(1);
            assertThat(directory.heldCount(CONTEXT, FOREIGN_WRITE, 10)).isZero();
            assertThat(directory.heldCount(OTHER_CONTEXT, DELETE_BRAKE, 10)).isZero();
        });
    }

    @Test
    default void whatTheBrakeCountsIsKeptAndReplaced() {
        Deletions first = new Deletions(CONTEXT, NOON, 100, 7);
        write(Changes.NONE.but().deletions(List.of(first)).done());
        write(Changes.NONE.but().deletions(List.of(first.and(3))).done());
        look(directory -> {
            assertThat(directory.deletions(CONTEXT))
                    .contains(new Deletions(CONTEXT, NOON, 100, 10));
            assertThat(directory.deletions(OTHER_CONTEXT)).isEmpty();
        });
    }

    @Test
    default void theStampsOfHeldPartsAreKnownWithoutReadingThem() {
        HeldEntry first = held(1, HeldEntry.Reason.UNKNOWN_EPOCH);
        HeldEntry second = held(2, HeldEntry.Reason.DELETE_BRAKE);
        write(log(List.of(), List.of(first, second), List.of()));
        look(directory -> {
            assertThat(directory.heldStamps(CONTEXT, List.of()))
                    .isEqualTo(first.stamps().with(second.stamps()));
            assertThat(directory.heldStamps(CONTEXT, List.of(first))).isEqualTo(second.stamps());
            assertThat(directory.heldStamps(OTHER_CONTEXT, List.of())).isEqualTo(Vector.EMPTY);
        });
    }

    @Test
    default void whatIsApprovedOrWhoseOwnerIsKnownIsRipe() {
        HeldEntry approved = held(1, HeldEntry.Reason.APPROVED);
        HeldEntry braked = held(2, HeldEntry.Reason.DELETE_BRAKE);
        Entry part = held(3, FOREIGN_WRITE).part();
        HeldEntry waits =
                new HeldEntry(SOUTH, part, HeldEntry.Reason.UNKNOWN_EPOCH, epoch(7), NOON, true);
        write(log(List.of(), List.of(approved, braked, waits), List.of()));
        look(directory -> assertThat(directory.ripe(10)).containsExactly(approved));
        write(vectorsAndOwners(List.of(), List.of(new EpochOwner(epoch(7), SOUTH, "south-1"))));
        look(directory -> {
            assertThat(directory.ripe(10)).containsExactly(approved, waits);
            assertThat(directory.ripe(1)).containsExactly(approved);
        });
    }

    private static HeldEntry held(int number, HeldEntry.Reason reason) {
        Entry part = live(number, EntryId.NONE, "cn=" + number, stamp(5, number));
        return new HeldEntry(SOUTH, part, reason, NOON);
    }

    @Test
    default void aConflictIsLoggedOnceUnderANumberThatStays() {
        Conflict one = conflict("cn", "lost");
        Conflict two = conflict(Conflict.NAME, "lost");
        write(log(List.of(one, two), List.of(), List.of()));
        write(log(List.of(two, one), List.of(), List.of()));
        look(directory -> {
            assertThat(directory.conflicts(0, 10))
                    .extracting(LoggedConflict::conflict)
                    .containsExactly(one, two);
            long first = directory.conflicts(0, 1).get(0).number();
            assertThat(directory.conflicts(first, 10))
                    .singleElement()
                    .satisfies(row -> assertThat(row.conflict()).isEqualTo(two));
        });
    }

    @Test
    default void aSettledConflictIsKeptAndNoLongerCounted() {
        write(log(List.of(conflict("cn", "a"), conflict("sn", "b")), List.of(), List.of()));
        List<LoggedConflict> rows = store().read(directory -> directory.conflicts(0, 10));
        for (int repeat = 0; repeat < 2; repeat++) {
            store().write(tx -> {
                tx.settleConflict(rows.get(0).number());
                tx.settleConflict(4_711);
                return 0;
            });
            look(directory -> {
                assertThat(directory.openConflicts(10)).isEqualTo(1);
                assertThat(directory.conflicts(0, 10))
                        .extracting(LoggedConflict::settled)
                        .containsExactly(true, false);
            });
        }
    }

    @Test
    default void conflictsThatDifferOnlyInTheirTextAreOne() {
        Conflict one = conflict("cn", "lost");
        write(log(List.of(one, conflict("cn", "other")), List.of(), List.of()));
        look(directory -> assertThat(directory.conflicts(0, 10))
                .extracting(LoggedConflict::conflict)
                .containsExactly(one));
    }

    private static Conflict conflict(String register, String lost) {
        Entry loss = live(1, EntryId.NONE, "cn=1", stamp(3, 1));
        return new Conflict(
                id(1), register, stamp(2, 2), stamp(3, 1), "kept", lost, Optional.of(loss));
    }

    @Test
    default void partsOfAMessageAreCountedUntilTheyAreTaken() {
        assertThat(keep(part("m", 2, NOON))).isEqualTo(split("m", 1, 2, NOON));
        assertThat(keep(part("m", 1, NOON))).isEqualTo(split("m", 2, 3, NOON));
        assertThat(keep(part("other", 3, NOON))).isEqualTo(split("other", 1, 3, NOON));
        assertThat(keep(part("m", 3, NOON)).isWhole()).isTrue();
        assertThat(split()).containsExactly(split("m", 3, 6, NOON), split("other", 1, 3, NOON));
        assertThat(take("m")).containsExactly(bytes(1), bytes(2), bytes(3));
        assertThat(split()).containsExactly(split("other", 1, 3, NOON));
        assertThat(take("m")).isEmpty();
        assertThat(keep(part("m", 1, NOON))).isEqualTo(split("m", 1, 1, NOON));
        assertThat(split()).extracting(SplitMessage::id).containsExactly("other", "m");
    }

    @Test
    default void partThatComesAgainChangesNothing() {
        keep(part("m", 2, NOON));
        MessagePart other =
                new MessagePart("m", 2, 9, "fedcba", NOON.plusSeconds(9), new byte[1000]);
        assertThat(keep(other)).isEqualTo(split("m", 1, 2, NOON));
        assertThat(keep(part("m", 1, NOON.plusSeconds(9)))).isEqualTo(split("m", 2, 3, NOON));
        assertThat(take("m")).containsExactly(bytes(1), bytes(2));
    }

    @Test
    default void partsOfTwoMessagesInOneTransactionStayApart() {
        store().write(transaction -> {
            transaction.keepPart(part("a", 1, NOON));
            transaction.keepPart(part("b", 2, NOON));
            transaction.keepPart(part("c", 2, NOON));
            transaction.dropParts("c");
            transaction.dropParts("unknown");
            assertThat(transaction.splitMessages())
                    .containsExactly(split("a", 1, 1, NOON), split("b", 1, 2, NOON));
            return assertThat(transaction.takeParts("b")).containsExactly(bytes(2));
        });
        assertThat(split()).containsExactly(split("a", 1, 1, NOON));
    }

    @Test
    default void whatWasComparedComesByPartnerAndContextWithAllItsState() {
        Verification begun = Verification.none(SOUTH, OTHER_CONTEXT).begun(true, NOON, NOON);
        Difference missing =
                new Difference(id(1), "cn=\u00e9", Difference.Kind.MISSING_HERE, List.of());
        Difference other =
                new Difference(id(2), "cn=two", Difference.Kind.DIFFERENT, List.of("cn", "mail"));
        Verification found = Verification.none(SOUTH, CONTEXT)
                .begun(true, NOON, NOON.plusSeconds(5))
                .again(List.of(missing))
                .advanced(
                        new Verification.Agenda(
                                List.of(IdRange.ALL, new IdRange(id(1), id(2))),
                                List.of(id(3)),
                                List.of(id(4), id(5))),
                        List.of(other))
                .in(Verification.State.DIFFERENT, 3, NOON)
                .suspecting(true);
        write(Changes.NONE.but().verifications(List.of(begun)).done());
        write(Changes.NONE
                .but()
                .verifications(List.of(begun.in(Verification.State.EQUAL, 0, NOON), found))
                .done());
        look(directory -> assertThat(directory.verifications())
                .containsExactly(found, begun.in(Verification.State.EQUAL, 0, NOON)));
    }

    @Test
    default void fingerprintsAreThoseOfLiveEntriesOfOneContextById() {
        Entry one = live(1, EntryId.NONE, "dc=one", stamp(2, 1));
        Entry two = Samples.deleted(live(2, id(1), "cn=two", stamp(2, 2)), stamp(2, 4));
        Entry three = live(3, id(1), "cn=three", stamp(2, 3));
        Entry elsewhere = live(4, id(1), "cn=four", stamp(2, 5));
        Entry four = new Entry(
                elsewhere.id(),
                OTHER_CONTEXT,
                elsewhere.created(),
                elsewhere.life(),
                elsewhere.placement(),
                elsewhere.attributes());
        write(Changes.ofEntries(List.of(three, four, two, one)));
        Fingerprint first = new Fingerprint(id(1), EntryPacking.digest(one));
        Fingerprint last = new Fingerprint(id(3), EntryPacking.digest(three));
        look(directory -> {
            assertThat(directory.fingerprints(CONTEXT, IdRange.ALL, 10))
                    .containsExactly(first, last);
            assertThat(directory.fingerprints(CONTEXT, IdRange.ALL, 1)).containsExactly(first);
            assertThat(directory.fingerprints(CONTEXT, new IdRange(id(1), id(3)), 10))
                    .containsExactly(last);
            assertThat(directory.fingerprints(CONTEXT, new IdRange(id(1), id(2)), 10))
                    .isEmpty();
        });
    }

    @Test
    default void partsOfATransactionThatFailedAreNotKept() {
        keep(part("a", 1, NOON));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.keepPart(part("a", 2, NOON));
                    transaction.dropParts("a");
                    throw new IllegalArgumentException("nothing of this shall stay");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(split()).containsExactly(split("a", 1, 1, NOON));
    }

    private SplitMessage keep(MessagePart part) {
        return store().write(transaction -> transaction.keepPart(part));
    }

    private List<byte[]> take(String message) {
        return store().write(transaction -> transaction.takeParts(message));
    }

    private List<SplitMessage> split() {
        return store().write(Transaction::splitMessages);
    }

    private static SplitMessage split(String id, int parts, long bytes, Instant expires) {
        return new SplitMessage(id, 3, "abcdef", expires, parts, bytes);
    }

    /** The part of this number holds as many bytes. */
    private static MessagePart part(String message, int number, Instant expires) {
        return new MessagePart(message, number, 3, "abcdef", expires, bytes(number));
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        bytes[0] = (byte) number;
        return bytes;
    }
}
