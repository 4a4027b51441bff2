package io.bridgehead.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of positive numbers kept as disjoint ranges, ascending and never touching: which USNs have
 * been received. Immutable.
 */
public record Ranges(List<Range> list) {
    /** No number at all. */
    public static final Ranges EMPTY = new Ranges(List.of());

    public Ranges {
        list = List.copyOf(list);
        long end = -1;
        for (Range range : list) {
            if (range.since() <= end) {
                throw new IllegalArgumentException("ranges out of order or touching: " + list);
            }
            end = range.through();
        }
    }

    /** Every number from 1 through {@code through}. */
    public static Ranges upTo(long through) {
        return through == 0 ? EMPTY : new Ranges(List.of(new Range(0, through)));
    }

    /** This set and the numbers of {@code added}; an empty range adds nothing. */
    public Ranges with(Range added) {
        if (added.isEmpty()) {
            return this;
        }
        long since = added.since();
        long through = added.through();
        List<Range> before = new ArrayList<>();
        List<Range> after = new ArrayList<>();
        for (Range range : list) {
            if (range.through() < since) {
                before.add(range);
            } else if (range.since() > through) {
                after.add(range);
            } else {
                since = Math.min(since, range.since());
                through = Math.max(through, range.through());
            }
        }
        before.add(new Range(since, through));
        before.addAll(after);
        return new Ranges(before);
    }

    /** The union. */
    public Ranges with(Ranges other) {
        Ranges union = this;
        for (Range range : other.list) {
            union = union.with(range);
        }
        return union;
    }

    /** This set without one number. */
    public Ranges without(long number) {
        if (!contains(number)) {
            return this;
        }
        Ranges rest = EMPTY;
        for (Range range : list) {
            if (range.contains(number)) {
                rest = rest.with(new Range(range.since(), number - 1));
                rest = rest.with(new Range(number, range.through()));
            } else {
                rest = rest.with(range);
            }
        }
        return rest;
    }

    /** This set without the numbers of {@code other}. */
    public Ranges without(Ranges other) {
        List<Range> rest = new ArrayList<>();
        int next = 0;
        for (Range range : list) {
            long since = range.since();
            while (next < other.list.size() && other.list.get(next).through() <= since) {
                next++;
            }
            for (int i = next; i < other.list.size() && since < range.through(); i++) {
                Range hole = other.list.get(i);
                if (hole.since() > since) {
                    rest.add(new Range(since, Math.min(hole.since(), range.through())));
                }
                since = Math.max(since, Math.min(hole.through(), range.through()));
            }
            if (since < range.through()) {
                rest.add(new Range(since, range.through()));
            }
        }
        return new Ranges(rest);
    }

    /** Those numbers of this set that are not above {@code end}. */
    public Ranges through(long end) {
        return new Ranges(list.stream()
                .filter(each -> each.since() < end)
                .map(each -> new Range(each.since(), Math.min(each.through(), end)))
                .toList());
    }

    public boolean contains(long number) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = list.get(middle);
            if (range.contains(number)) {
                return true;
            }
            if (number > range.through()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Whether one of the ranges ends with this number. */
    public boolean endsAt(long number) {
        return contains(number) && !contains(number + 1);
    }

    /** Whether every number of {@code range} is here; true for an empty range. */
    public boolean containsAll(Range range) {
        return range.isEmpty()
                || list.stream()
                        .anyMatch(
                                r -> r.since() <= range.since() && r.through() >= range.through());
    }

    /** Whether every number of {@code other} is here. */
    public boolean containsAll(Ranges other) {
        return other.list.stream().allMatch(this::containsAll);
    }

    /** The end of the unbroken run that begins at 1; 0 if 1 is missing. */
    public long contiguous() {
        return list.isEmpty() || list.get(0).since() != 0 ? 0 : list.get(0).through();
    }

    /** The greatest number; 0 if there is none. */
    public long last() {
        return list.isEmpty() ? 0 : list.get(list.size() - 1).through();
    }

    /** The first maximal range of numbers in 1 through {@code through} that are not here; empty if none. */
    public Range firstGap(long through) {
        long since = contiguous();
        long next = list.stream()
                .mapToLong(Range::since)
                .filter(each -> each > since)
                .findFirst()
                .orElse(through);
        return new Range(
                Math.min(since, through),
                Math.max(Math.min(since, through), Math.min(next, through)));
    }
}
