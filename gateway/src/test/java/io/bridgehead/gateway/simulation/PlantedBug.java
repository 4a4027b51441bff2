package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Changes.ContextVector;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.SplitMessage;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Inbound.Position;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What goes wrong if a law is broken (docs/replication.md, "The laws"): each is planted between the
 * core and its store, and must be found by what it does.
 */
enum PlantedBug {
    /** Merge: of two writes of one time the one that is here stays, whatever their epochs say. */
    FORGOTTEN_TIE_BREAK(6, "a vector covers only what is here", PlantedBug::firstComeWinsTies),

    /** Law 1: a partner need not be sent what is on its way to it. */
    IN_FLIGHT_IS_HAD(1, "a vector covers only what is here", PlantedBug::inFlightIsHad),

    /** Law 2: a completion is claimed when it arrives, not when all before it has. */
    CLAIMED_EARLY(2, "a vector covers only what is here", PlantedBug::claimedEarly),

    /** Law 2: pages that are missing are passed over. */
    CURSOR_RUNS_AHEAD(5, "a vector covers only what is here", PlantedBug::cursorRunsAhead),

    /** Law 3: what is held is claimed. */
    HELD_IS_HAD(3, "held is not had", PlantedBug::heldIsHad),

    /** Law 4: the cursor is committed although a change was not. */
    CURSOR_WITHOUT_CHANGES(
            1, "a vector covers only what is here", PlantedBug::cursorWithoutChanges),

    /** Law 4: a cursor goes back. */
    CURSOR_GOES_BACK(1, "a cursor only grows", PlantedBug::cursorGoesBack),

    /** Law 5: every history has the same marks, so that a set-back shows nowhere. */
    MARKS_PROVE_NOTHING(247, "all sites agree in the end", OneMark::new),

    /** Law 5, too: what was left out for a false claim stays unread. */
    FALSE_CLAIM_IS_SERVED(447, "all sites agree in the end", PlantedBug::falseClaimIsServed),

    /** Law 3, too: what was left out on the way is claimed. */
    WITHHELD_IS_HAD(15, "a vector covers only what is here", PlantedBug::withheldIsHad),

    /** Law 6: what was written in an unknown epoch is refused. */
    UNKNOWN_IS_REFUSED(12, "a vector covers only what is here", PlantedBug::unknownIsRefused),

    /** Law 7: that an entry is deleted is forgotten with all that lay beneath. */
    FORGOTTEN_DELETION(12, "an entry never loses what it had", PlantedBug::forgottenDeletion),

    /** Law 9: what travels in parts is taken as soon as one of them is there. */
    PART_IS_WHOLE(198, "all sites agree in the end", HalfTaken::new),

    /** Backsync: what was given counts as arrived when the last page of it was sent. */
    GIVEN_IS_CLAIMED_EARLY(
            34, "a vector covers only what is here", PlantedBug::givenIsClaimedEarly),

    /** Backsync: a page that was given counts as everything through its snapshot. */
    GIVEN_MOVES_THE_CURSOR(
            12, "a vector covers only what is here", PlantedBug::givenMovesTheCursor),

    /** Law 10: what lies beneath tombstones counts in digests. */
    DIGEST_OF_THE_DEAD(61, "no status raises a false alarm", DeadCount::new);

    private final long seed;
    private final String law;

    @SuppressWarnings("ImmutableEnumChecker") // references to methods without state
    private final UnaryOperator<Transaction> bug;

    PlantedBug(long seed, String law, UnaryOperator<Transaction> bug) {
        this.seed = seed;
        this.law = law;
        this.bug = bug;
    }

    PlantedBug(long seed, String law, BiFunction<Directory, Changes, Changes> miswritten) {
        this(seed, law, tx -> new Miswriting(tx, miswritten));
    }

    /** The first world that shows it. */
    long seed() {
        return seed;
    }

    /** What it breaks there, as the simulator says. */
    String law() {
        return law;
    }

    /** {@code transaction} with the bug. */
    Transaction in(Transaction transaction) {
        return bug.apply(transaction);
    }

    /** What it is told to write, it writes otherwise. */
    private static final class Miswriting extends ForwardingTransaction {
        private final BiFunction<Directory, Changes, Changes> miswritten;

        Miswriting(Transaction tx, BiFunction<Directory, Changes, Changes> miswritten) {
            super(tx);
            this.miswritten = miswritten;
        }

        @Override
        public void write(Changes changes) {
            super.write(miswritten.apply(this, changes));
        }
    }

    private static final class OneMark extends ForwardingTransaction {
        OneMark(Transaction tx) {
            super(tx);
        }

        @Override
        public Optional<Mark> mark(long usn) {
            return Optional.of(usn == 0 ? Mark.genesis(self().epoch()) : new Mark(usn, 0));
        }
    }

    private static final class HalfTaken extends ForwardingTransaction {
        HalfTaken(Transaction tx) {
            super(tx);
        }

        @Override
        public SplitMessage keepPart(MessagePart part) {
            SplitMessage kept = super.keepPart(part);
            return new SplitMessage(
                    kept.id(),
                    kept.parts(),
                    kept.sha256(),
                    kept.expires(),
                    kept.parts(),
                    kept.bytes());
        }
    }

    private static final class DeadCount extends ForwardingTransaction {
        DeadCount(Transaction tx) {
            super(tx);
        }

        @Override
        public Totals totals(ContextId context) {
            Totals living = super.totals(context);
            int dead = tombstones(context, Optional.empty(), Integer.MAX_VALUE).size();
            return new Totals(
                    living.live(),
                    living.tombstones(),
                    living.digest().xor(new Digest(dead, dead)),
                    living.lastUsn());
        }
    }

    private static Changes inFlightIsHad(Directory directory, Changes changes) {
        return withLinks(
                changes,
                link -> link.outbound().sent().isEmpty()
                        ? link
                        : link.with(link.outbound()
                                .knowing(all(directory, link), link.outbound().claimed())));
    }

    private static Vector all(Directory directory, Link link) {
        return directory
                .vector(link.context())
                .with(directory.self().epoch(), Ranges.upTo(directory.usn()));
    }

    private static Changes claimedEarly(Directory directory, Changes changes) {
        return withVectors(
                changes,
                changes.partnership().links().stream()
                        .flatMap(link -> link.inbound().pending().stream()
                                .map(each -> new ContextVector(
                                        link.context(),
                                        directory.vector(link.context()).with(each.vector()))))
                        .toList());
    }

    private static Changes cursorRunsAhead(Directory directory, Changes changes) {
        return withCursors(
                changes,
                cursor -> cursor.received().contiguous() == 0
                        ? cursor
                        : new Cursor(
                                cursor.epoch(),
                                Ranges.upTo(cursor.received().last()),
                                cursor.marks(),
                                cursor.snapshot()));
    }

    private static Changes heldIsHad(Directory directory, Changes changes) {
        return withVectors(
                changes,
                changes.history().vectors().stream()
                        .map(each -> new ContextVector(
                                each.context(),
                                each.vector()
                                        .with(directory.heldStamps(each.context(), List.of()))
                                        .with(heldNow(changes, each.context()))))
                        .toList());
    }

    private static Vector heldNow(Changes changes, ContextId context) {
        return changes.held().added().stream()
                .filter(each -> each.part().context().equals(context))
                .map(HeldEntry::stamps)
                .reduce(Vector.EMPTY, Vector::with);
    }

    private static Changes cursorWithoutChanges(Directory directory, Changes changes) {
        boolean lost =
                directory.usn() % 5 == 0 && !changes.partnership().links().isEmpty();
        return lost ? withEntries(changes, each -> asItWas(directory, each)) : changes;
    }

    private static Entry asItWas(Directory directory, Entry entry) {
        return directory
                .entry(entry.id())
                .map(StoredEntry::entry)
                .orElseGet(() -> Entry.unknown(entry.id(), entry.context()));
    }

    private static Changes cursorGoesBack(Directory directory, Changes changes) {
        return directory.usn() % 7 != 0
                ? changes
                : withCursors(changes, cursor -> Cursor.startOf(cursor.epoch()));
    }

    private static Changes unknownIsRefused(Directory directory, Changes changes) {
        return changes.but()
                .held(changes.held().added().stream()
                        .filter(each -> each.reason() != HeldEntry.Reason.UNKNOWN_EPOCH)
                        .toList())
                .done();
    }

    private static Changes forgottenDeletion(Directory directory, Changes changes) {
        return withEntries(
                changes,
                each -> each.life().deleted() && !each.isTombstone()
                        ? Entry.unknown(each.id(), each.context())
                        : each);
    }

    private static Changes firstComeWinsTies(Directory directory, Changes changes) {
        return withEntries(
                changes,
                each -> directory
                        .entry(each.id())
                        .map(StoredEntry::entry)
                        .map(before -> withTiesOf(before, each))
                        .orElse(each));
    }

    private static Entry withTiesOf(Entry before, Entry after) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(after.attributes());
        before.attributes()
                .forEach((name, attribute) -> attributes.computeIfPresent(
                        name, (same, now) -> withTiesOf(attribute, now)));
        boolean tie = isTie(
                before.placement().write().stamp(), after.placement().write().stamp());
        return new Entry(
                after.id(),
                after.context(),
                after.created(),
                after.life(),
                tie ? before.placement() : after.placement(),
                attributes);
    }

    private static Attribute withTiesOf(Attribute before, Attribute after) {
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>(after.values());
        values.replaceAll((value, mark) -> {
            ValueMark old = before.values().get(value);
            return old != null && isTie(old.write().stamp(), mark.write().stamp()) ? old : mark;
        });
        return new Attribute(after.cleared(), values);
    }

    private static boolean isTie(Stamp a, Stamp b) {
        return a.time() == b.time() && !a.epoch().equals(b.epoch());
    }

    private static Changes withEntries(Changes changes, UnaryOperator<Entry> change) {
        return changes.but()
                .entries(changes.content().entries().stream().map(change).toList())
                .done();
    }

    /** In the order given; of two vectors of one context the later one is written. */
    private static Changes withVectors(Changes changes, List<ContextVector> vectors) {
        List<ContextVector> all = new ArrayList<>(changes.history().vectors());
        all.addAll(vectors);
        return changes.but().vectors(all).done();
    }

    private static Changes withheldIsHad(Directory directory, Changes changes) {
        return withLinks(
                changes, link -> with(link, link.inbound().cursor(), Collections.emptySortedSet()));
    }

    private static Changes falseClaimIsServed(Directory directory, Changes changes) {
        return changes.but()
                .links(changes.partnership().links().stream()
                        .filter(each ->
                                !changes.cut() || each.inbound().claimsFrom() <= directory.usn())
                        .toList())
                .done();
    }

    private static Changes givenIsClaimedEarly(Directory directory, Changes changes) {
        return withLinks(changes, link -> {
            Outbound it = link.outbound();
            Outbound.Claim claim = new Outbound.Claim(it.vector(), it.claimed(), directory.usn());
            boolean given = it.giving().filter(Giving::ended).isPresent();
            return given
                    ? link.with(
                            new Outbound(it.asked(), claim, it.delivery()).giving(Optional.empty()))
                    : link;
        });
    }

    private static Changes givenMovesTheCursor(Directory directory, Changes changes) {
        return withLinks(
                changes,
                link -> link.inbound()
                        .backsync()
                        .proof()
                        .begun()
                        .filter(at -> link.inbound().backsync().isOpen())
                        .map(at -> with(
                                link,
                                readThrough(directory, link, at),
                                link.inbound().lacking()))
                        .orElse(link));
    }

    private static Cursor readThrough(Directory directory, Link link, Mark at) {
        Cursor cursor = link.inbound().cursor();
        Epoch supplier = directory.partner(link.partner()).orElseThrow().epoch();
        Cursor begun = cursor.epoch().equals(supplier) ? cursor : Cursor.startOf(supplier);
        return begun.received().contiguous() >= at.usn()
                ? begun
                : begun.with(new Range(0, at.usn()), at, begun.snapshot());
    }

    private static Changes withCursors(Changes changes, UnaryOperator<Cursor> change) {
        return withLinks(
                changes,
                link -> with(
                        link,
                        change.apply(link.inbound().cursor()),
                        link.inbound().lacking()));
    }

    private static Link with(Link link, Cursor cursor, SortedSet<AttributeName> lacking) {
        Inbound old = link.inbound();
        Position position = new Position(
                cursor, old.pending(), lacking, old.claimsFrom(), old.unread(), old.partial());
        return link.with(
                new Inbound(old.offered(), old.told(), position, old.question(), old.backsync()));
    }

    private static Changes withLinks(Changes changes, UnaryOperator<Link> change) {
        return changes.but()
                .links(changes.partnership().links().stream().map(change).toList())
                .done();
    }
}
