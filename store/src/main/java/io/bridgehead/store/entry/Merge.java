package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The rule by which two copies of one entry become one: of each register the greatest wins. The
 * rule is commutative, associative and idempotent, and it needs no schema. So all sites end with
 * the same entry, in whatever order mail arrives, and however often (docs/replication.md,
 * "Merging").
 *
 * @param entry the merged entry
 * @param conflicts the writes that lost to a writer that had not seen them
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
        theirs.attributes().forEach((name, arrived) -> {
            Attribute here = mine.attribute(name);
            // Some values may win here and others there, so each copy is asked what it loses.
            found.addAll(losses(blank, name, arrived, here));
            found.addAll(losses(blank, name, here, arrived));
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

    /** Which stamp won over which. It is one row of the log, even if many values were lost. */
    private record Clash(Stamp winner, Stamp loser) {}

    /** The values of {@code loser} that {@code winner} overwrites without having known them. */
    private static List<Conflict> losses(
            Entry blank, AttributeName name, Attribute loser, Attribute winner) {
        Map<Clash, SortedMap<AttributeValue, ValueMark>> lost = new LinkedHashMap<>();
        loser.values()
                .forEach((value, mark) -> overwriter(winner, value, mark)
                        .ifPresent(by -> lost.computeIfAbsent(
                                        new Clash(by, mark.write().stamp()),
                                        none -> new TreeMap<>())
                                .put(value, mark)));
        List<Conflict> found = new ArrayList<>();
        lost.forEach((clash, values) -> {
            // If the loser cleared the attribute in the same stamp, it was a replace. To restore
            // it, an operator needs the clearing as well as the values.
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
        return found;
    }

    /**
     * The stamp in {@code winner} that overwrites a value, if its writer had not known that value.
     * There are two ways to overwrite: a later clearing takes a present value away, and a later
     * mark of the same value adds what was deleted, or deletes what was added.
     */
    private static Optional<Stamp> overwriter(
            Attribute winner, AttributeValue value, ValueMark mark) {
        ValueMark other = winner.values().get(value);
        Write cleared = winner.cleared();
        Stamp written = mark.write().stamp();
        if (mark.present() && cleared.stamp().isAfter(written)) {
            // A replace that sets the same value again takes nothing away.
            boolean gone = other == null || !other.present();
            return gone && !cleared.knew(written) ? Optional.of(cleared.stamp()) : Optional.empty();
        }
        return Optional.ofNullable(other)
                .filter(each -> each.present() != mark.present())
                .map(ValueMark::write)
                .filter(write -> write.stamp().isAfter(written) && !write.knew(written))
                .map(Write::stamp);
    }

    /**
     * Changes that a deletion hides and that its writer had not seen. One row, for the latest
     * change.
     */
    private static void deletion(List<Conflict> found, Entry mine, Entry theirs, Entry merged) {
        Life life = merged.life();
        if (!life.deleted()) {
            return;
        }
        for (Entry side : List.of(mine, theirs)) {
            // The copy that has the deletion itself cannot lose to it.
            if (side.life().equals(life)) {
                continue;
            }
            changes(side, life).stream()
                    .filter(stamp -> !life.write().knew(stamp))
                    .max(Comparator.naturalOrder())
                    .ifPresent(lost -> found.add(new Conflict(
                            merged.id(),
                            Conflict.LIFE,
                            life.write().stamp(),
                            lost,
                            "deleted",
                            "changed: " + namesWrittenBy(side.attributes(), lost),
                            Optional.empty())));
        }
    }

    /**
     * The stamps of this copy, except its own deletion in the same life: that one loses nothing.
     */
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
