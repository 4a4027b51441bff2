package io.bridgehead.store.entry;

import io.bridgehead.store.history.DatabaseLives;
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

/** Finds the writes that lost in one merge to a writer that had not seen them. */
final class MergeConflicts {
    private final Entry merged;
    private final Entry blank;
    private final DatabaseLives lives;
    private final List<Conflict> found = new ArrayList<>();

    MergeConflicts(Entry merged, DatabaseLives lives) {
        this.merged = merged;
        this.blank = Entry.unknown(merged.id(), merged.context());
        this.lives = lives;
    }

    List<Conflict> between(Entry mine, Entry theirs) {
        placement(mine.placement(), theirs.placement());
        theirs.attributes().forEach((name, arrived) -> {
            Attribute here = mine.attribute(name);
            // Some values may win here and others there, so each copy is asked what it loses.
            losses(name, arrived, here);
            losses(name, here, arrived);
        });
        deletion(mine, theirs);
        return found;
    }

    private void placement(Placement a, Placement b) {
        boolean aWins = Placement.merge(a, b).equals(a);
        Placement winner = aWins ? a : b;
        Placement loser = aWins ? b : a;
        boolean same = a.parent().equals(b.parent()) && a.rdn().equals(b.rdn());
        if (!same && !winner.write().knew(loser.write().stamp(), lives)) {
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
    private void losses(AttributeName name, Attribute loser, Attribute winner) {
        Map<Clash, SortedMap<AttributeValue, ValueMark>> lost = new LinkedHashMap<>();
        loser.values()
                .forEach((value, mark) -> overwriter(winner, value, mark)
                        .ifPresent(by -> lost.computeIfAbsent(
                                        new Clash(by, mark.write().stamp()),
                                        none -> new TreeMap<>())
                                .put(value, mark)));
        lost.forEach((clash, values) -> {
            // If the loser cleared the attribute in the same stamp, it was a replace. To restore
            // it,
            // an operator needs the clearing as well as the values.
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

    /**
     * The stamp in {@code winner} that overwrites a value, if its writer had not known that value. There
     * are two ways to overwrite: a later clearing takes a present value away, and a later mark of the
     * same value adds what was deleted, or deletes what was added.
     */
    private Optional<Stamp> overwriter(Attribute winner, AttributeValue value, ValueMark mark) {
        ValueMark other = winner.values().get(value);
        Write cleared = winner.cleared();
        Stamp written = mark.write().stamp();
        if (mark.present() && cleared.stamp().isAfter(written)) {
            // A replace that sets the same value again takes nothing away.
            boolean gone = other == null || !other.present();
            return gone && !cleared.knew(written, lives)
                    ? Optional.of(cleared.stamp())
                    : Optional.empty();
        }
        return Optional.ofNullable(other)
                .filter(each -> each.present() != mark.present())
                .map(ValueMark::write)
                .filter(write -> write.stamp().isAfter(written) && !write.knew(written, lives))
                .map(Write::stamp);
    }

    /** Changes that a deletion hides and that its writer had not seen. One row, for the latest change. */
    private void deletion(Entry mine, Entry theirs) {
        Life life = merged.life();
        if (!life.deleted()) {
            return;
        }
        for (Entry side : List.of(mine, theirs)) {
            // The copy that has the deletion itself cannot lose to it.
            if (side.life().equals(life) || isCopy(side.life(), life)) {
                continue;
            }
            changes(side, life).stream()
                    .filter(stamp -> !life.write().knew(stamp, lives))
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

    /** Whether both are the same deletion, which a new life of its database stamped again. */
    private boolean isCopy(Life a, Life b) {
        return a.number() == b.number()
                && a.deleted() == b.deleted()
                && lives.areOneWrite(a.write().stamp(), b.write().stamp());
    }

    /** The stamps of this copy, except its own deletion in the same life: that one loses nothing. */
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
