package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An entry with all that can be computed from it alone.
 *
 * @param latestTime the highest hybrid time in any of its stamps
 * @param furtherEpochs those in its stamps other than that of its creation
 */
record PackedEntry(
        Entry entry,
        byte[] packed,
        EntrySummary standing,
        long latestTime,
        SortedSet<Epoch> furtherEpochs) {
    /** Computes on all processors, since this costs as much as writing the rows. */
    static List<PackedEntry> all(List<Entry> entries) {
        return entries.parallelStream().map(PackedEntry::of).toList();
    }

    private static PackedEntry of(Entry entry) {
        SortedSet<Epoch> epochs = new TreeSet<>();
        long time = 0;
        for (Stamp stamp : entry.stamps()) {
            epochs.add(stamp.epoch());
            time = Math.max(time, stamp.time());
        }
        epochs.remove(entry.created().epoch());
        return new PackedEntry(
                entry, EntryPacking.pack(entry), EntrySummary.of(entry), time, epochs);
    }
}
