package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry with all that can be computed from it alone.
 *
 * @param latestTime the highest hybrid time in any of its stamps
 * @param origins the epochs in its stamps, each with its highest USN there
 */
record PackedEntry(
        Entry entry,
        byte[] packed,
        EntrySummary standing,
        long latestTime,
        SortedMap<Epoch, Long> origins) {
    /** Computes on all processors, since this costs as much as writing the rows. */
    static List<PackedEntry> all(List<Entry> entries) {
        return entries.parallelStream().map(PackedEntry::of).toList();
    }

    /** The highest USN of the epoch that created it; 0 if its creation has not arrived. */
    long originUsn() {
        return origins.getOrDefault(entry.created().epoch(), 0L);
    }

    /** The other epochs in its stamps, each with its highest USN there. */
    SortedMap<Epoch, Long> furtherOrigins() {
        TreeMap<Epoch, Long> further = new TreeMap<>(origins);
        further.remove(entry.created().epoch());
        return further;
    }

    private static PackedEntry of(Entry entry) {
        TreeMap<Epoch, Long> origins = new TreeMap<>();
        long time = 0;
        for (Stamp stamp : entry.stamps()) {
            origins.merge(stamp.epoch(), stamp.usn(), Math::max);
            time = Math.max(time, stamp.time());
        }
        return new PackedEntry(
                entry, EntryPacking.pack(entry), EntrySummary.of(entry), time, origins);
    }
}
