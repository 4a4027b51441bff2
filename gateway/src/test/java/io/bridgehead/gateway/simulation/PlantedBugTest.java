package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.simulation.Outcome.Failure;
import io.bridgehead.store.Attribute;
import io.bridgehead.store.AttributeName;
import io.bridgehead.store.Changes;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Cursor;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Entry;
import io.bridgehead.store.HeldEntry;
import io.bridgehead.store.Link;
import io.bridgehead.store.Ranges;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.StoredEntry;
import io.bridgehead.store.ValueMark;
import io.bridgehead.store.Vector;
import io.bridgehead.store.memory.MemoryStore;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulator is worth what it finds: each planted bug must break some world, and its law. */
class PlantedBugTest {
    private static final long HELD_IS_HAD = 107;

    /** An attribute is left out between two of its sites. */
    private static final long LEFT_OUT = 15;

    @Test
    void forgottenTieBreakIsFound() {
        assertThat(lawsBrokenBy(PlantedBugTest::firstComeWinsTies, 20))
                .contains("a vector covers only what is here");
    }

    @Test
    void cursorThatGoesBackIsFound() {
        assertThat(lawsBrokenBy(PlantedBugTest::cursorGoesBack, 5)).contains("a cursor only grows");
    }

    @Test
    void cursorThatRunsAheadIsFound() {
        assertThat(lawsBrokenBy(PlantedBugTest::cursorRunsAhead, 8))
                .contains("a vector covers only what is here");
    }

    /** Law 7: that an entry is deleted is never forgotten, however long ago that was. */
    @Test
    void deletionThatIsForgottenIsFound() {
        assertThat(lawsBrokenBy(PlantedBugTest::forgetsTheDeletion, 12))
                .contains("an entry never loses what it had");
    }

    /** Three of the first four hundred worlds find it; the first of them is replayed. */
    @Test
    void heldThatIsHadIsFound() {
        assertThat(lawBrokenIn(HELD_IS_HAD, PlantedBugTest::heldIsHad))
                .isEqualTo("held is not had");
    }

    /** Found by the first world in which an attribute is left out. */
    @Test
    void withheldThatIsClaimedIsFound() {
        assertThat(lawBrokenIn(LEFT_OUT, PlantedBugTest::forgetsWhatWasLeftOut))
                .isEqualTo("a vector covers only what is here");
    }

    @Test
    void worldsWithoutABugAreGood() {
        assertThat(lawsBrokenBy((directory, changes) -> changes, 5)).isEmpty();
    }

    private static Changes heldIsHad(Directory directory, Changes changes) {
        List<Changes.ContextVector> claimed = changes.vectors().stream()
                .map(each -> new Changes.ContextVector(
                        each.context(),
                        each.vector()
                                .with(directory.heldStamps(each.context(), List.of()))
                                .with(stamps(changes, each.context()))))
                .toList();
        Changes planted = new Changes(
                        changes.entries(),
                        changes.conflicts(),
                        changes.held(),
                        changes.released(),
                        claimed,
                        changes.owners(),
                        changes.contexts(),
                        changes.partners(),
                        changes.links())
                .counting(changes.deletions());
        return changes.newLife().map(planted::in).orElse(planted);
    }

    private static Vector stamps(Changes changes, ContextId context) {
        return changes.held().stream()
                .filter(each -> each.part().context().equals(context))
                .map(HeldEntry::stamps)
                .reduce(Vector.EMPTY, Vector::with);
    }

    private static String lawBrokenIn(long seed, BiFunction<Directory, Changes, Changes> bug) {
        return Simulation.run(SimulationOptions.of(seed)
                        .withStores(self -> new PlantedStore(new MemoryStore(self), bug)))
                .failure()
                .map(Failure::law)
                .orElse("none");
    }

    private static List<String> lawsBrokenBy(
            BiFunction<Directory, Changes, Changes> bug, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> Simulation.run(SimulationOptions.of(seed)
                        .withStores(self -> new PlantedStore(new MemoryStore(self), bug))))
                .flatMap(outcome -> outcome.failure().stream())
                .map(Failure::law)
                .distinct()
                .toList();
    }

    private static Changes forgetsTheDeletion(Directory directory, Changes changes) {
        return withEntries(
                changes,
                each -> each.life().deleted() && !each.isTombstone()
                        ? Entry.unknown(each.id(), each.context())
                        : each);
    }

    /** Of two values of one time the one that is here stays, whatever their epochs say. */
    private static Changes firstComeWinsTies(Directory directory, Changes changes) {
        return withEntries(
                changes,
                each -> directory
                        .entry(each.id())
                        .map(StoredEntry::entry)
                        .map(before -> withTiesOf(before, each))
                        .orElse(each));
    }

    private static Changes withEntries(
            Changes changes, java.util.function.UnaryOperator<Entry> change) {
        Changes planted = new Changes(
                        changes.entries().stream().map(change).toList(),
                        changes.conflicts(),
                        changes.held(),
                        changes.released(),
                        changes.vectors(),
                        changes.owners(),
                        changes.contexts(),
                        changes.partners(),
                        changes.links())
                .counting(changes.deletions());
        return changes.newLife().map(planted::in).orElse(planted);
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
        TreeMap<io.bridgehead.store.AttributeValue, ValueMark> values =
                new TreeMap<>(after.values());
        values.replaceAll((value, mark) -> {
            ValueMark old = before.values().get(value);
            return old != null && isTie(old.write().stamp(), mark.write().stamp()) ? old : mark;
        });
        return new Attribute(after.cleared(), values);
    }

    private static boolean isTie(Stamp a, Stamp b) {
        return a.time() == b.time() && !a.epoch().equals(b.epoch());
    }

    private static Changes cursorGoesBack(Directory directory, Changes changes) {
        return directory.usn() % 7 != 0
                ? changes
                : withCursors(changes, cursor -> Cursor.startOf(cursor.epoch()));
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

    private static Changes withCursors(
            Changes changes, java.util.function.UnaryOperator<Cursor> change) {
        return withLinks(changes, each -> with(each, change));
    }

    private static Changes forgetsWhatWasLeftOut(Directory directory, Changes changes) {
        return withLinks(
                changes,
                each -> with(each, cursor -> cursor, new TreeSet<>()));
    }

    private static Changes withLinks(
            Changes changes, java.util.function.UnaryOperator<Link> change) {
        Changes planted = new Changes(
                        changes.entries(),
                        changes.conflicts(),
                        changes.held(),
                        changes.released(),
                        changes.vectors(),
                        changes.owners(),
                        changes.contexts(),
                        changes.partners(),
                        changes.links().stream().map(change).toList())
                .counting(changes.deletions());
        return changes.newLife().map(planted::in).orElse(planted);
    }

    private static Link with(Link link, java.util.function.UnaryOperator<Cursor> change) {
        return with(link, change, link.inbound().lacking());
    }

    private static Link with(
            Link link,
            java.util.function.UnaryOperator<Cursor> change,
            SortedSet<AttributeName> lacking) {
        var old = link.inbound();
        return link.with(new io.bridgehead.store.Inbound(
                old.offered(),
                change.apply(old.cursor()),
                old.pending(),
                old.request(),
                old.attempts(),
                old.due(),
                old.asking(),
                old.unanswered(),
                old.refresh(),
                lacking,
                old.partial()));
    }
}
