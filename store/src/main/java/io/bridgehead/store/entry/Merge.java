package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The law by which two copies of one entry become one: the greatest of each register. Commutative,
 * associative, idempotent, and without a schema, so that mail in any order, any number of times,
 * ends in the same entry everywhere (docs/replication.md, "Merging").
 *
 * @param entry the merged entry
 * @param conflicts what lost to somebody who had not seen it
 */
public record Merge(Entry entry, List<Conflict> conflicts) {
    public Merge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Merges what arrived into what is here. Throws {@link IllegalArgumentException} if the two are
     * not copies of one entry of one context.
     */
    public static Merge of(Entry mine, Entry theirs) {
        if (!mine.id().equals(theirs.id()) || !mine.context().equals(theirs.context())) {
            throw new IllegalArgumentException("not one entry: " + mine.id() + " in "
                    + mine.context() + " and " + theirs.id() + " in " + theirs.context());
        }
        Entry merged = entries(mine, theirs);
        return new Merge(merged, conflicts(mine, theirs, merged));
    }

    private static Entry entries(Entry a, Entry b) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(a.attributes());
        b.attributes()
                .forEach((name, attribute) -> attributes.merge(name, attribute, Attribute::merge));
        return new Entry(
                a.id(),
                a.context(),
                older(a.created(), b.created()),
                Life.merge(a.life(), b.life()),
                Placement.merge(a.placement(), b.placement()),
                attributes);
    }

    private static Stamp older(Stamp a, Stamp b) {
        if (a.isNone() || b.isNone()) {
            return a.isNone() ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static List<Conflict> conflicts(Entry mine, Entry theirs, Entry merged) {
        List<Conflict> found = new ArrayList<>();
        Entry blank = Entry.unknown(merged.id(), merged.context());
        placement(found, blank, mine.placement(), theirs.placement());
        theirs.attributes().forEach((name, attribute) -> {
            Attribute here = mine.attribute(name);
            attribute(found, blank, name, here, attribute);
            attribute(found, blank, name, attribute, here);
        });
        deletion(found, mine, theirs, merged);
        return found;
    }

    private static void placement(List<Conflict> found, Entry blank, Placement a, Placement b) {
        boolean aWins = Placement.merge(a, b).equals(a);
        Placement winner = aWins ? a : b;
        Placement loser = aWins ? b : a;
        boolean same = a.parent().equals(b.parent()) && a.rdn().equals(b.rdn());
        if (!same && !winner.write().knew(loser.write().stamp())) {
            found.add(new Conflict(
                    blank.id(),
                    Conflict.NAME,
                    winner.write().stamp(),
                    loser.write().stamp(),
                    winner.rdn() + " below " + winner.parent(),
                    loser.rdn() + " below " + loser.parent(),
                    Optional.of(blank.with(loser))));
        }
    }

    /** Who beat whom in one register; one row of the log, however many values it cost. */
    private record Clash(Stamp winner, Stamp loser) {}

    /** What {@code winner} takes from {@code loser} without having known it; called both ways round. */
    private static void attribute(
            List<Conflict> found,
            Entry blank,
            AttributeName name,
            Attribute winner,
            Attribute loser) {
        Map<Clash, SortedMap<AttributeValue, ValueMark>> lost = new LinkedHashMap<>();
        loser.values()
                .forEach((value, mark) -> beater(winner, value, mark)
                        .ifPresent(by -> lost.computeIfAbsent(
                                        new Clash(by, mark.write().stamp()),
                                        none -> new TreeMap<>())
                                .put(value, mark)));
        lost.forEach((clash, values) -> {
            boolean cleared = loser.cleared().stamp().equals(clash.loser);
            Attribute loss = new Attribute(cleared ? loser.cleared() : Write.NONE, values);
            found.add(new Conflict(
                    blank.id(),
                    name.value(),
                    clash.winner,
                    clash.loser,
                    Conflict.shown(winner),
                    Conflict.shownLoss(values),
                    Optional.of(blank.with(name, loss))));
        });
    }

    /** The stamp that takes a value from where it was written, if its writer had not known it. */
    private static Optional<Stamp> beater(Attribute winner, AttributeValue value, ValueMark mark) {
        ValueMark other = winner.values().get(value);
        Write cleared = winner.cleared();
        Stamp written = mark.write().stamp();
        if (mark.present() && cleared.stamp().isAfter(written)) {
            boolean gone = other == null || !other.present();
            return gone && !cleared.knew(written) ? Optional.of(cleared.stamp()) : Optional.empty();
        }
        return Optional.ofNullable(other)
                .filter(each -> each.present() != mark.present())
                .map(ValueMark::write)
                .filter(write -> write.stamp().isAfter(written) && !write.knew(written))
                .map(Write::stamp);
    }

    /** Changes beneath a tombstone that its writer had not seen; one row, for the latest of them. */
    private static void deletion(List<Conflict> found, Entry mine, Entry theirs, Entry merged) {
        Life life = merged.life();
        if (!life.deleted()) {
            return;
        }
        for (Entry side : List.of(mine, theirs)) {
            if (side.life().equals(life)) {
                continue;
            }
            Stamp lost = Stamp.NONE;
            for (Stamp stamp : changes(side, life)) {
                lost = life.write().knew(stamp) ? lost : stamp;
            }
            if (!lost.isNone()) {
                found.add(new Conflict(
                        merged.id(),
                        Conflict.LIFE,
                        life.write().stamp(),
                        lost,
                        "deleted",
                        "changed: " + namesWrittenBy(side.attributes(), lost),
                        Optional.empty()));
            }
        }
    }

    /** What somebody did to this copy, but for deleting it too: that is no loss. */
    private static SortedSet<Stamp> changes(Entry side, Life life) {
        SortedSet<Stamp> stamps = side.stamps();
        if (side.life().deleted() && side.life().number() == life.number()) {
            stamps.remove(side.life().write().stamp());
        }
        return stamps;
    }

    private static String namesWrittenBy(SortedMap<AttributeName, Attribute> all, Stamp stamp) {
        List<String> names = new ArrayList<>();
        all.forEach((name, attribute) -> {
            if (attribute.latest().stamp().equals(stamp)) {
                names.add(name.value());
            }
        });
        return names.isEmpty() ? "name or place" : String.join(", ", names);
    }
}
