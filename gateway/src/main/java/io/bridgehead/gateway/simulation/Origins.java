package io.bridgehead.gateway.simulation;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What really happened: every change that a site committed as its own, and so must never be lost. */
final class Origins {
    /** One change, as the part of an entry that it wrote. */
    record Origin(Stamp stamp, Entry part) {
        Key key() {
            String piece =
                    part.attributes().size() == 1 ? part.attributes().firstKey().value() : "";
            return new Key(stamp, part.id(), piece);
        }
    }

    /**
     * A stamp alone names no change: a site whose clock is behind gives the very same ones again after
     * it was set back.
     */
    private record Key(Stamp stamp, EntryId entry, String piece) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = stamp.compareTo(other.stamp);
            order = order != 0 ? order : entry.compareTo(other.entry);
            return order != 0 ? order : piece.compareTo(other.piece);
        }
    }

    private final boolean inPieces;
    private final SortedMap<Epoch, TreeMap<Key, Origin>> byEpoch = new TreeMap<>();
    private final SortedMap<Epoch, Long> lastUsn = new TreeMap<>();
    private final SortedMap<Epoch, Long> doubtful = new TreeMap<>();
    private final SortedSet<Key> excused = new TreeSet<>();
    private final SortedSet<EntryId> forgotten = new TreeSet<>();

    /** @param inPieces whether an entry's attributes may part, as where some are left out */
    Origins(boolean inPieces) {
        this.inPieces = inPieces;
    }

    /** Notes entries that {@code epoch} wrote itself, the first of them as USN {@code before} + 1. */
    void wrote(Epoch epoch, long before, List<Entry> entries) {
        long usn = before;
        for (Entry entry : entries) {
            usn++;
            for (Stamp stamp : entry.stamps()) {
                if (stamp.epoch().equals(epoch) && stamp.usn() == usn) {
                    Entry part = Registers.only(entry, stamp::equals);
                    for (Entry piece : inPieces ? pieces(part) : List.of(part)) {
                        Origin origin = new Origin(stamp, piece);
                        byEpoch.computeIfAbsent(epoch, none -> new TreeMap<>())
                                .put(origin.key(), origin);
                    }
                }
            }
        }
    }

    private static List<Entry> pieces(Entry part) {
        List<Entry> pieces = new ArrayList<>();
        part.attributes()
                .forEach((name, attribute) ->
                        pieces.add(Entry.unknown(part.id(), part.context()).with(name, attribute)));
        Entry rest = part.without(name -> true);
        if (!rest.stamps().isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Notes that {@code epoch} has taken USNs through {@code usn}. */
    void reached(Epoch epoch, long usn) {
        lastUsn.merge(epoch, usn, Math::max);
    }

    long lastUsn(Epoch epoch) {
        return lastUsn.getOrDefault(epoch, 0L);
    }

    /** Changes of a context that are in {@code after} and were not in {@code before}. */
    List<Origin> added(ContextId context, Epoch epoch, Ranges before, Ranges after) {
        List<Origin> added = new ArrayList<>();
        if (before.equals(after)) {
            return added;
        }
        byEpoch.getOrDefault(epoch, new TreeMap<>()).values().stream()
                .filter(each -> each.part().context().equals(context))
                .filter(each -> after.contains(each.stamp().usn()))
                .filter(each -> !before.contains(each.stamp().usn()))
                .filter(each -> !excused.contains(each.key()))
                .filter(each -> !isDoubtful(each.stamp()))
                .forEach(added::add);
        return added;
    }

    /** Changes that must be everywhere in the end. */
    Stream<Origin> all() {
        return byEpoch.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(each -> !excused.contains(each.key()));
    }

    /** From now on, {@code epoch} gives USNs beyond {@code usn} a second time, until somebody notices. */
    void doubt(Epoch epoch, long usn) {
        doubtful.merge(epoch, usn, Math::min);
    }

    /** Whether a claim to hold it may be a lie that nobody can know of yet. */
    private boolean isDoubtful(Stamp stamp) {
        return doubtful.getOrDefault(stamp.epoch(), Long.MAX_VALUE) < stamp.usn();
    }

    /** {@code here} with what may be claimed without being there, and may have overwritten what is claimed. */
    Entry withDoubtful(Entry here) {
        Entry all = here;
        for (Epoch epoch : doubtful.keySet()) {
            for (Origin each : byEpoch.getOrDefault(epoch, new TreeMap<>()).values()) {
                if (each.part().id().equals(here.id()) && isDoubtful(each.stamp())) {
                    all = Merge.of(all, each.part()).entry();
                }
            }
        }
        return all;
    }

    /** This change was on one disk only, and the disk is gone: nobody can have it. */
    void excuse(Stamp stamp, EntryId entry) {
        Key first = new Key(stamp, entry, "");
        byEpoch.getOrDefault(stamp.epoch(), new TreeMap<>()).tailMap(first).keySet().stream()
                .takeWhile(each -> each.stamp().equals(stamp) && each.entry().equals(entry))
                .forEach(each -> excused.add(each));
    }

    /** As above, this piece of it. */
    void excuse(Origin origin) {
        excused.add(origin.key());
    }

    /** A site has forgotten what lay beneath the tombstone of an entry. */
    void forget(EntryId entry) {
        forgotten.add(entry);
    }

    /** Whether nothing but the deletion need be found of an entry, as long as that is deleted. */
    boolean isForgotten(EntryId entry) {
        return forgotten.contains(entry);
    }

    /** Changes that need not have survived, but may. */
    Stream<Origin> excused() {
        return byEpoch.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(each -> excused.contains(each.key()));
    }

    /** The state in which all sites must end: everything that {@code these} wrote, merged. */
    static SortedMap<EntryId, Entry> merged(Stream<Origin> these) {
        TreeMap<EntryId, Entry> merged = new TreeMap<>();
        these.forEach(each -> merged.merge(
                each.part().id(), each.part(), (a, b) -> Merge.of(a, b).entry()));
        return Collections.unmodifiableSortedMap(merged);
    }
}
