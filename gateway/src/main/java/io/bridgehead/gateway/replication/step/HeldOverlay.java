package io.bridgehead.gateway.replication.step;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The held parts as they are after this step: those of the database, less released, plus newly
 * held.
 */
public final class HeldOverlay {
    private final Directory directory;
    private final List<HeldEntry> held = new ArrayList<>();
    private final SortedMap<EntryId, List<Entry>> heldParts = new TreeMap<>();
    private final List<HeldEntry> released = new ArrayList<>();
    private final SortedMap<ContextId, Deletions> deletions = new TreeMap<>();

    /**
     * Stamps of the parts in the database. Summed once for all partners: there may be 10,000 parts.
     */
    private final SortedMap<ContextId, Vector> stored = new TreeMap<>();

    public HeldOverlay(Directory directory) {
        this.directory = directory;
    }

    /** Holds {@code item} durably. The same part is held once, however often it arrives. */
    public void hold(HeldEntry item) {
        boolean known = directory.holds(item.part())
                && released.stream().noneMatch(each -> each.part().equals(item.part()));
        List<Entry> parts = heldParts.computeIfAbsent(item.part().id(), none -> new ArrayList<>());
        if (!known && !parts.contains(item.part())) {
            parts.add(item.part());
            held.add(item);
        }
    }

    public void release(HeldEntry item) {
        released.add(item);
        stored.remove(item.part().context());
    }

    /** The stamps of all held parts of a context. */
    public Vector stamps(ContextId context) {
        Vector stamps =
                stored.computeIfAbsent(context, each -> directory.heldStamps(each, released));
        List<Vector> now = held.stream()
                .filter(each -> each.part().context().equals(context))
                .map(HeldEntry::stamps)
                .toList();
        return now.isEmpty() ? stamps : stamps.with(Vector.union(now));
    }

    public boolean isEmpty() {
        return held.isEmpty();
    }

    public void count(Deletions counted) {
        deletions.put(counted.context(), counted);
    }

    public Optional<Deletions> counted(ContextId context) {
        return Optional.ofNullable(deletions.get(context)).or(() -> directory.deletions(context));
    }

    public List<HeldEntry> held() {
        return List.copyOf(held);
    }

    public List<HeldEntry> released() {
        return List.copyOf(released);
    }

    public List<Deletions> deletions() {
        return List.copyOf(deletions.values());
    }
}
