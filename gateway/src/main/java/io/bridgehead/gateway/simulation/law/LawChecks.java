package io.bridgehead.gateway.simulation.law;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Link;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks one site after every commit. It remembers what the site had, and compares only what a
 * commit touched with what the database has now.
 */
public final class LawChecks {
    private final Origins origins;
    private final SortedMap<EntryId, Entry> entries = new TreeMap<>();
    private final SortedMap<ContextId, Vector> vectors = new TreeMap<>();
    private final SortedMap<String, Cursor> cursors = new TreeMap<>();
    private long usn;
    private long hybridTime;

    public LawChecks(Origins origins) {
        this.origins = origins;
    }

    /** Every entry of this site, as the commits showed it. */
    public SortedMap<EntryId, Entry> entries() {
        return entries;
    }

    /** This site's copy of an entry. The site must have the entry. */
    public Entry entry(EntryId id) {
        return Objects.requireNonNull(entries.get(id), "this site never committed the entry");
    }

    /**
     * The world will damage this entry in the database: do not compare it with its former state.
     */
    public void overlook(EntryId id) {
        entries.remove(id);
    }

    /** Whether this site has {@code part}, or a later write of the same registers. */
    public boolean holds(Entry part) {
        Entry here = entries.get(part.id());
        return here != null && holds(here, part);
    }

    /** Once a site has forgotten what lies beneath a tombstone, only the deletion must be found. */
    private boolean holds(Entry here, Entry part) {
        return Registers.holds(here, part)
                || (here.life().deleted()
                        && origins.isForgotten(here.id())
                        && Registers.holds(here, part.emptied()));
    }

    /** Checks a commit that wrote {@code changes}; {@code after} is the directory after it. */
    public void committed(Changes changes, Directory after) {
        usn += changes.usns();
        LawBroken.unless(
                after.usn() == usn,
                "each changed entry takes one USN, and so does a cut",
                () -> "at " + after.usn() + ", not at " + usn);
        boolean stampedAgain = changes.history().newLife().isPresent();
        changes.content().entries().forEach(each -> entry(each.id(), after, stampedAgain));
        LawBroken.unless(
                after.hybridTime() >= hybridTime,
                "hybrid time never goes back",
                () -> after.hybridTime() + " after " + hybridTime);
        hybridTime = after.hybridTime();
        origins.reached(after.self().epoch(), usn);
        changes.history().vectors().forEach(each -> vector(each.context(), after));
        changes.partnership()
                .links()
                .forEach(each -> cursor(after.link(each.partner(), each.context())));
    }

    private void entry(EntryId id, Directory after, boolean stampedAgain) {
        Entry entry = after.entry(id)
                .orElseThrow(() -> new LawBroken("what was committed can be read", id.toString()))
                .entry();
        Entry before = entries.put(id, entry);
        if (before != null && before.isTombstone() && entry.equals(before.emptied())) {
            origins.forget(id);
        }
        LawBroken.unless(
                before == null || stampedAgain || holds(entry, before),
                "an entry never loses what it had",
                () -> "it had " + before + "\nnow " + entry);
        entry.stamps().forEach(stamp -> hybridTime = Math.max(hybridTime, stamp.time()));
    }

    private void vector(ContextId context, Directory after) {
        Vector next = after.vector(context);
        Vector before = withoutCut(vectors.getOrDefault(context, Vector.EMPTY), after);
        LawBroken.unless(
                next.covers(before),
                "a vector only grows",
                () -> context + "\nhad " + before + "\nnow " + next);
        vectors.put(context, next);
        next.held().forEach((epoch, ranges) -> {
            LawBroken.unless(
                    ranges.last() <= origins.lastUsn(epoch),
                    "a vector covers nothing that was not written yet",
                    () -> epoch + " " + ranges + " but its last is " + origins.lastUsn(epoch));
            truthful(context, epoch, before.of(epoch), ranges, after);
        });
    }

    /** When a set-back ends an epoch, vectors may lose what they claimed beyond that end. */
    private static Vector withoutCut(Vector vector, Directory after) {
        Vector rest = vector;
        for (EpochOwner each : after.owners()) {
            rest = each.isCut() ? rest.upTo(each.epoch(), each.end()) : rest;
        }
        return rest;
    }

    private void truthful(
            ContextId context, Epoch epoch, Ranges before, Ranges ranges, Directory after) {
        Vector held = after.heldStamps(context, List.of());
        for (Origins.Origin each : origins.added(context, epoch, before, ranges)) {
            Entry here = entries.getOrDefault(
                    each.part().id(), Entry.unknown(each.part().id(), context));
            LawBroken.unless(
                    holds(here, each.part()) || !held.covers(each.stamp()),
                    "held is not had",
                    () -> each + "\nis claimed, but held");
            Entry believed = origins.withDoubtful(withHeld(here, after));
            LawBroken.unless(
                    holds(here, each.part()) || holds(believed, each.part()),
                    "a vector covers only what is here",
                    () -> each + "\nis claimed, but here is " + here);
        }
    }

    /** A held item may have overwritten what a vector claims: that change need not be here. */
    private static Entry withHeld(Entry here, Directory after) {
        Entry all = here;
        for (HeldEntry each : after.held(here.context(), Integer.MAX_VALUE)) {
            if (each.part().id().equals(here.id())) {
                all = Merge.of(all, each.part()).entry();
            }
        }
        return all;
    }

    private void cursor(Link link) {
        Cursor next = link.inbound().cursor();
        Cursor before = cursors.put(link.partner() + " " + link.context(), next);
        LawBroken.unless(
                before == null
                        || !before.epoch().equals(next.epoch())
                        || next.received().containsAll(before.received()),
                "a cursor only grows",
                () -> link.partner() + " " + link.context() + "\nhad " + before + "\nnow " + next);
    }
}
