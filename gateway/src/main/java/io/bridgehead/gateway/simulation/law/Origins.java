package io.bridgehead.gateway.simulation.law;

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

/** Every change that the sites wrote themselves. No site may lose one of them. */
public final class Origins {
    /** One change, as the part of an entry that it wrote. */
    public record Origin(Stamp stamp, Entry part) {
        Key key() {
            String piece =
                    part.attributes().size() == 1 ? part.attributes().firstKey().value() : "";
            return new Key(stamp, part.id(), piece);
        }
    }

    /**
     * A stamp alone does not identify a change: a site whose clock is behind can give the same
     * stamp a second time after it was set back.
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

    /**
     * @param inPieces whether attributes of one write may travel apart, because a site leaves some
     *     out
     */
    public Origins(boolean inPieces) {
        this.inPieces = inPieces;
    }

    /**
     * Notes entries that {@code epoch} wrote itself, the first of them as USN {@code before} + 1.
     */
    public void wrote(Epoch epoch, long before, List<Entry> entries) {
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
    public void reached(Epoch epoch, long usn) {
        lastUsn.merge(epoch, usn, Math::max);
    }

    public long lastUsn(Epoch epoch) {
        return lastUsn.getOrDefault(epoch, 0L);
    }

    /** Changes of a context that are in {@code after} and were not in {@code before}. */
    public List<Origin> added(ContextId context, Epoch epoch, Ranges before, Ranges after) {
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

    /** Changes that every site must have in the end. */
    public Stream<Origin> all() {
        return byEpoch.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(each -> !excused.contains(each.key()));
    }

    /**
     * {@code epoch} gives USNs beyond {@code usn} a second time, until a site notices its set-back.
     */
    public void doubt(Epoch epoch, long usn) {
        doubtful.merge(epoch, usn, Math::min);
    }

    /**
     * Whether a site may claim a change that it lacks, because no site can know of the set-back.
     */
    private boolean isDoubtful(Stamp stamp) {
        return doubtful.getOrDefault(stamp.epoch(), Long.MAX_VALUE) < stamp.usn();
    }

    /**
     * {@code here} with all doubtful changes, which may lawfully have overwritten a claimed change.
     */
    public Entry withDoubtful(Entry here) {
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

    /** This change was on one disk only, and that disk is lost: no site can have it. */
    public void excuse(Stamp stamp, EntryId entry) {
        Key first = new Key(stamp, entry, "");
        byEpoch.getOrDefault(stamp.epoch(), new TreeMap<>()).tailMap(first).keySet().stream()
                .takeWhile(each -> each.stamp().equals(stamp) && each.entry().equals(entry))
                .forEach(each -> excused.add(each));
    }

    /** A new life stamped an entry again: stamps that only {@code before} has need not survive. */
    public void stampedAgain(Entry before, Entry after) {
        SortedSet<Stamp> gone = Registers.writes(before);
        gone.removeAll(Registers.writes(after));
        gone.forEach(each -> excuse(each, after.id()));
    }

    /** Like {@link #excuse(Stamp, EntryId)}, for one piece of the change. */
    public void excuse(Origin origin) {
        excused.add(origin.key());
    }

    /** A site has forgotten what lay beneath the tombstone of this entry. */
    public void forget(EntryId entry) {
        forgotten.add(entry);
    }

    /** Whether only the deletion of this entry must survive, as long as the entry is deleted. */
    public boolean isForgotten(EntryId entry) {
        return forgotten.contains(entry);
    }

    /** Changes that need not have survived, but may. */
    public Stream<Origin> excused() {
        return byEpoch.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(each -> excused.contains(each.key()));
    }

    /** The state in which all sites must end: everything that {@code these} wrote, merged. */
    public static SortedMap<EntryId, Entry> merged(Stream<Origin> these) {
        TreeMap<EntryId, Entry> merged = new TreeMap<>();
        these.forEach(each -> merged.merge(
                each.part().id(), each.part(), (a, b) -> Merge.of(a, b).entry()));
        return Collections.unmodifiableSortedMap(merged);
    }
}
