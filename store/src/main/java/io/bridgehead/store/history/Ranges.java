package io.bridgehead.store.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of positive numbers, kept as ascending ranges that neither overlap nor touch: which USNs
 * have been received. Immutable.
 */
public record Ranges(List<Range> list) {
    /** The empty set. */
    public static final Ranges EMPTY = new Ranges(List.of());

    public Ranges {
        list = List.copyOf(list);
        long end = -1;
        for (Range range : list) {
            if (range.since() <= end || range.isEmpty()) {
                throw new IllegalArgumentException(
                        "ranges empty, out of order or touching: " + list);
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

    /** The union. Its time grows with the number of ranges, because each held part may be a gap. */
    public Ranges with(Ranges other) {
        if (other.list.size() == 1) {
            return with(other.list.get(0));
        }
        List<Range> both = new ArrayList<>(list);
        both.addAll(other.list);
        return of(both);
    }

    /** The numbers of all these ranges. They may be empty, overlap and come in any order. */
    static Ranges of(List<Range> any) {
        List<Range> union = new ArrayList<>();
        List<Range> ascending = new ArrayList<>(any);
        // Each set must have one form only. Otherwise equal vectors would look different.
        ascending.removeIf(Range::isEmpty);
        ascending.sort(Comparator.comparingLong(Range::since));
        for (Range range : ascending) {
            Range last = union.isEmpty() ? range : union.get(union.size() - 1);
            if (union.isEmpty() || range.since() > last.through()) {
                union.add(range);
            } else if (range.through() > last.through()) {
                union.set(union.size() - 1, new Range(last.since(), range.through()));
            }
        }
        return new Ranges(union);
    }

    /** This set without one number. */
    public Ranges without(long number) {
        return contains(number)
                ? without(new Ranges(List.of(new Range(number - 1, number))))
                : this;
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

    /** The numbers of this set up to {@code end}. */
    public Ranges through(long end) {
        return new Ranges(list.stream()
                .filter(each -> each.since() < end)
                .map(each -> new Range(each.since(), Math.min(each.through(), end)))
                .toList());
    }

    public boolean contains(long number) {
        return runThrough(number) > 0;
    }

    /** Whether one of the ranges ends with this number. */
    public boolean endsAt(long number) {
        return contains(number) && !contains(number + 1);
    }

    /** Whether this set has every number of {@code range}; true for an empty range. */
    public boolean containsAll(Range range) {
        return range.isEmpty() || runThrough(range.since() + 1) >= range.through();
    }

    /** The end of the range that contains {@code number}; 0 if none does. A binary search. */
    private long runThrough(long number) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = list.get(middle);
            if (range.contains(number)) {
                return range.through();
            }
            if (number > range.through()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    /** Whether this set has every number of {@code other}. */
    public boolean containsAll(Ranges other) {
        for (Range each : other.list) {
            if (!containsAll(each)) {
                return false;
            }
        }
        return true;
    }

    /** The end of the unbroken run that begins at 1; 0 if 1 is missing. */
    public long contiguous() {
        return list.isEmpty() || list.get(0).since() != 0 ? 0 : list.get(0).through();
    }

    /** The greatest number; 0 if there is none. */
    public long last() {
        return list.isEmpty() ? 0 : list.get(list.size() - 1).through();
    }

    /**
     * The first gap: the first run of numbers from 1 to {@code through} that are missing; empty if
     * none.
     */
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
