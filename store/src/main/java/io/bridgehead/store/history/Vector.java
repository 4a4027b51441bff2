package io.bridgehead.store.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The up-to-dateness vector of one scope at one site: for each origin epoch, the origin USNs whose
 * changes the site has applied. A partner leaves these changes out of its pages, by whatever path
 * they came. A held part is a gap in the vector. The vector of a scope only grows, except when an
 * epoch is cut ({@link EpochOwner}). Immutable.
 */
public record Vector(SortedMap<Epoch, Ranges> held) {
    /** The vector of a site that has applied nothing. */
    public static final Vector EMPTY = new Vector(Collections.emptySortedMap());

    public Vector {
        held = Collections.unmodifiableSortedMap(held);
    }

    /** Whether this vector has the change of this stamp. It always has {@link Stamp#NONE}. */
    public boolean covers(Stamp stamp) {
        if (stamp.isNone()) {
            return true;
        }
        Ranges ranges = held.get(stamp.epoch());
        return ranges != null && ranges.contains(stamp.usn());
    }

    /** Whether this vector has everything that {@code other} has. */
    public boolean covers(Vector other) {
        return other.held.entrySet().stream()
                .allMatch(each -> of(each.getKey()).containsAll(each.getValue()));
    }

    /** The USNs of one epoch. */
    public Ranges of(Epoch epoch) {
        return held.getOrDefault(epoch, Ranges.EMPTY);
    }

    /** The union of both. */
    public Vector with(Vector other) {
        TreeMap<Epoch, Ranges> union = new TreeMap<>(held);
        other.held.forEach((epoch, ranges) -> union.merge(epoch, ranges, Ranges::with));
        return new Vector(union);
    }

    /** The union of all. One pass, because there may be thousands of small ones. */
    public static Vector union(Iterable<Vector> all) {
        TreeMap<Epoch, List<Range>> ranges = new TreeMap<>();
        for (Vector each : all) {
            each.held.forEach((epoch, some) ->
                    ranges.computeIfAbsent(epoch, none -> new ArrayList<>()).addAll(some.list()));
        }
        TreeMap<Epoch, Ranges> union = new TreeMap<>();
        ranges.forEach((epoch, some) -> union.put(epoch, Ranges.of(some)));
        return new Vector(union);
    }

    /** This vector and {@code ranges} of {@code epoch}. */
    public Vector with(Epoch epoch, Ranges ranges) {
        TreeMap<Epoch, Ranges> union = new TreeMap<>(held);
        union.merge(epoch, ranges, Ranges::with);
        return new Vector(union);
    }

    /** This vector with nothing of {@code epoch} beyond {@code end}. */
    public Vector upTo(Epoch epoch, long end) {
        Ranges ranges = of(epoch);
        if (ranges.last() <= end) {
            return this;
        }
        TreeMap<Epoch, Ranges> rest = new TreeMap<>(held);
        Ranges kept = ranges.through(end);
        if (kept.list().isEmpty()) {
            rest.remove(epoch);
        } else {
            rest.put(epoch, kept);
        }
        return new Vector(rest);
    }

    /** This vector with a gap at one stamp. */
    public Vector without(Stamp stamp) {
        if (!covers(stamp) || stamp.isNone()) {
            return this;
        }
        TreeMap<Epoch, Ranges> rest = new TreeMap<>(held);
        Ranges ranges = of(stamp.epoch()).without(stamp.usn());
        if (ranges.list().isEmpty()) {
            rest.remove(stamp.epoch());
        } else {
            rest.put(stamp.epoch(), ranges);
        }
        return new Vector(rest);
    }

    /** This vector with a gap at everything that {@code other} has. */
    public Vector without(Vector other) {
        TreeMap<Epoch, Ranges> rest = new TreeMap<>();
        held.forEach((epoch, ranges) -> {
            Ranges left = ranges.without(other.of(epoch));
            if (!left.list().isEmpty()) {
                rest.put(epoch, left);
            }
        });
        return new Vector(rest);
    }
}
