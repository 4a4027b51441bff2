package io.bridgehead.store.entry;

import java.util.Comparator;

/**
 * The order in which tombstones of a context are listed and collected: the oldest deletion first.
 *
 * @param deleted the hybrid time of the deletion
 */
public record TombstoneOrder(ContextId context, long deleted, EntryId id)
        implements Comparable<TombstoneOrder> {
    private static final Comparator<TombstoneOrder> ORDER = Comparator.comparing(
                    TombstoneOrder::context)
            .thenComparing(TombstoneOrder::deleted)
            .thenComparing(TombstoneOrder::id);

    /** The position of a tombstone. */
    public static TombstoneOrder of(Entry tombstone) {
        return new TombstoneOrder(
                tombstone.context(), tombstone.life().write().stamp().time(), tombstone.id());
    }

    /** The position before all tombstones of a context. */
    public static TombstoneOrder first(ContextId context) {
        return new TombstoneOrder(context, -1, EntryId.NONE);
    }

    @Override
    public int compareTo(TombstoneOrder other) {
        return ORDER.compare(this, other);
    }
}
