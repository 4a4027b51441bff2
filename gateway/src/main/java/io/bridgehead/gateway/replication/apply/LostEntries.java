package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries that show below {@code cn=LostAndFound} from now on, because two people changed the tree
 * at once ({@link io.bridgehead.store.view.Naming}). Each makes a row in the conflict log, because it is
 * not where its author put it.
 */
public final class LostEntries {
    private static final int READ_AT_ONCE = 256;

    private final StepBuilder step;

    public LostEntries(StepBuilder step) {
        this.step = step;
    }

    /**
     * The vector of a context grew beyond {@code before}. Not until then do we know that an entry below
     * a deleted one is there for good: its own deletion may come later than that of its parent.
     */
    public void afterClaim(ContextId context, Vector before) {
        SortedMap<EntryId, Entry> candidates = new TreeMap<>();
        for (Entry each : step.changed()) {
            if (each.context().equals(context)) {
                candidates.put(each.id(), each);
                if (each.life().deleted()) {
                    add(candidates, children(each.id()));
                }
            }
        }
        add(candidates, orphans(context));
        for (Entry each : candidates.values()) {
            Entry parent = step.entry(each.placement().parent(), context);
            boolean lost = each.isLive() && !isRoot(each) && parent.life().deleted();
            Stamp deletion = parent.life().write().stamp();
            Stamp placed = each.placement().write().stamp();
            if (lost && !(isOld(before, deletion) && isOld(before, placed))) {
                put(each, deletion, "its parent was deleted");
            }
        }
    }

    private boolean isOld(Vector before, Stamp stamp) {
        return before.covers(stamp) || stamp.epoch().equals(step.self().epoch());
    }

    private void add(SortedMap<EntryId, Entry> candidates, List<StoredEntry> read) {
        for (StoredEntry each : read) {
            EntryId id = each.entry().id();
            candidates.putIfAbsent(id, step.entry(id, each.entry().context()));
        }
    }

    private List<StoredEntry> children(EntryId parent) {
        List<StoredEntry> all = new ArrayList<>();
        List<StoredEntry> page;
        do {
            Optional<Entry> last = all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(all.size() - 1).entry());
            page = step.directory().children(parent, last, READ_AT_ONCE);
            all.addAll(page);
        } while (page.size() == READ_AT_ONCE);
        return all;
    }

    private List<StoredEntry> orphans(ContextId context) {
        List<StoredEntry> all = new ArrayList<>();
        List<StoredEntry> page;
        do {
            EntryId last = all.isEmpty()
                    ? EntryId.NONE
                    : all.get(all.size() - 1).entry().id();
            page = step.directory().orphans(context, last, READ_AT_ONCE);
            all.addAll(page);
        } while (page.size() == READ_AT_ONCE);
        return all;
    }

    /**
     * An entry has come to its place. If that closes a circle of parents, each member is lost. No author
     * moves an entry below itself, so an author who knew all other places saw no circle: then a move that
     * opened it is still on its way.
     */
    public void afterMove(Entry moved) {
        List<Entry> circle = circle(moved);
        Comparator<Entry> byTime =
                Comparator.comparing(each -> each.placement().write().stamp());
        Optional<Entry> latest = circle.stream().max(byTime);
        boolean knewAll = latest.stream()
                .map(each -> each.placement().write())
                .allMatch(write -> circle.stream()
                        .allMatch(each ->
                                write.knew(each.placement().write().stamp(), step.lives())));
        if (knewAll) {
            return;
        }
        for (Entry each : circle) {
            circle.stream()
                    .filter(other -> !other.id().equals(each.id()))
                    .max(byTime)
                    .map(other -> other.placement().write().stamp())
                    .ifPresent(other -> put(each, other, "it is in a circle of moves"));
        }
    }

    /** The circle of parents that {@code moved} is in; empty if there is none. */
    private List<Entry> circle(Entry moved) {
        List<Entry> passed = new ArrayList<>();
        Entry at = moved;
        while (at.isLive() && !isRoot(at) && !passed.contains(at)) {
            passed.add(at);
            at = step.entry(at.placement().parent(), at.context());
        }
        return at.equals(moved) && at.isLive() && !isRoot(at) ? passed : List.of();
    }

    private static boolean isRoot(Entry entry) {
        return entry.id().equals(entry.context().root());
    }

    private void put(Entry lost, Stamp winner, String why) {
        Placement place = lost.placement();
        step.log(List.of(new Conflict(
                lost.id(),
                Conflict.NAME,
                winner,
                place.write().stamp(),
                Conflict.LOST + why,
                place.rdn() + " below " + place.parent(),
                Optional.of(Entry.unknown(lost.id(), lost.context()).with(place)))));
    }
}
