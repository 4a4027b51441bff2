package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.util.Comparator;

/** The order of entries below one parent: by name, then by creation, then by id. */
public record SiblingOrder(EntryId parent, String key, Stamp created, EntryId id)
        implements Comparable<SiblingOrder> {
    private static final Comparator<SiblingOrder> ORDER = Comparator.comparing(SiblingOrder::parent)
            .thenComparing(SiblingOrder::key)
            .thenComparing(SiblingOrder::created)
            .thenComparing(SiblingOrder::id);

    /** The position of {@code entry} among its siblings. */
    public static SiblingOrder of(Entry entry) {
        return new SiblingOrder(
                entry.placement().parent(),
                entry.placement().rdn().key(),
                entry.created(),
                entry.id());
    }

    /** The position before all entries whose name has this key; with an empty key, before all entries. */
    public static SiblingOrder first(EntryId parent, String key) {
        return new SiblingOrder(parent, key, Stamp.NONE, EntryId.NONE);
    }

    @Override
    public int compareTo(SiblingOrder other) {
        return ORDER.compare(this, other);
    }
}
