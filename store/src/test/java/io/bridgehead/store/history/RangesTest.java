package io.bridgehead.store.history;

import static io.bridgehead.store.Samples.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ranges and vectors against plain sets of numbers. */
class RangesTest {
    private static final int ROUNDS = 2_000;
    private static final int MAX = 14;

    private final Random random = new Random(20260302);

    private Range anyRange() {
        int since = random.nextInt(MAX);
        return new Range(since, since + random.nextInt(MAX - since + 1));
    }

    private Ranges any() {
        Ranges ranges = Ranges.EMPTY;
        for (int i = random.nextInt(5); i > 0; i--) {
            ranges = ranges.with(anyRange());
        }
        return ranges;
    }

    private static SortedSet<Long> numbers(Ranges ranges) {
        TreeSet<Long> numbers = new TreeSet<>();
        ranges.list().forEach(each -> numbers.addAll(numbers(each)));
        return numbers;
    }

    private static List<Long> numbers(Range range) {
        List<Long> numbers = new ArrayList<>();
        for (long n = range.since() + 1; n <= range.through(); n++) {
            numbers.add(n);
        }
        return numbers;
    }

    @Test
    void unionIsTheUnionOfTheNumbers() {
        for (int i = 0; i < ROUNDS; i++) {
            Ranges a = any();
            Ranges b = any();
            TreeSet<Long> expected = new TreeSet<>(numbers(a));
            expected.addAll(numbers(b));
            assertThat(numbers(a.with(b))).isEqualTo(expected);
            assertThat(a.with(b)).isEqualTo(b.with(a));
            assertThat(a.with(a)).isEqualTo(a);
        }
    }

    @Test
    void oneNumberCanBeTakenOutAndPutBack() {
        for (int i = 0; i < ROUNDS; i++) {
            Ranges a = any();
            int number = 1 + random.nextInt(MAX);
            TreeSet<Long> expected = new TreeSet<>(numbers(a));
            expected.remove((long) number);
            assertThat(numbers(a.without(number))).isEqualTo(expected);
            if (a.contains(number)) {
                assertThat(a.without(number).with(new Range(number - 1, number)))
                        .isEqualTo(a);
            }
        }
    }

    @Test
    void containingMeansContainingEveryNumber() {
        for (int i = 0; i < ROUNDS; i++) {
            Ranges a = any();
            Ranges b = any();
            Range range = anyRange();
            SortedSet<Long> numbers = numbers(a);
            for (long n = 1; n <= MAX; n++) {
                assertThat(a.contains(n)).isEqualTo(numbers.contains(n));
                assertThat(a.endsAt(n)).isEqualTo(numbers.contains(n) && !numbers.contains(n + 1));
            }
            assertThat(a.containsAll(range)).isEqualTo(numbers.containsAll(numbers(range)));
            assertThat(a.containsAll(b)).isEqualTo(numbers.containsAll(numbers(b)));
        }
    }

    @Test
    void contiguousLastAndFirstGapAgreeWithTheNumbers() {
        for (int i = 0; i < ROUNDS; i++) {
            Ranges a = any();
            long through = random.nextInt(MAX + 1);
            SortedSet<Long> numbers = numbers(a);
            long run = 0;
            while (numbers.contains(run + 1)) {
                run++;
            }
            assertThat(a.contiguous()).isEqualTo(run);
            assertThat(a.last()).isEqualTo(numbers.isEmpty() ? 0 : numbers.last());
            List<Long> gap = new ArrayList<>();
            for (long n = run + 1; n <= through && !numbers.contains(n); n++) {
                gap.add(n);
            }
            assertThat(numbers(a.firstGap(through))).isEqualTo(gap);
        }
    }

    @Test
    void vectorsAreSetsOfStamps() {
        for (int i = 0; i < ROUNDS; i++) {
            Vector a = anyVector();
            Vector b = anyVector();
            Vector union = a.with(b);
            Stamp hole = stamp();
            for (int e = 1; e <= 3; e++) {
                for (long n = 1; n <= MAX; n++) {
                    Stamp stamp = new Stamp(n, epoch(e), n);
                    assertThat(a.without(b).covers(stamp))
                            .isEqualTo(a.covers(stamp) && !b.covers(stamp));
                    assertThat(union.covers(stamp)).isEqualTo(a.covers(stamp) || b.covers(stamp));
                    boolean isHole = stamp.epoch().equals(hole.epoch()) && n == hole.usn();
                    assertThat(a.without(hole).covers(stamp)).isEqualTo(a.covers(stamp) && !isHole);
                }
            }
            assertThat(union.without(b)).isEqualTo(a.without(b));
            assertThat(a.without(b).with(b)).isEqualTo(union);
            assertThat(a.without(a)).isEqualTo(Vector.EMPTY);
            assertThat(union.covers(a) && union.covers(b)).isTrue();
            assertThat(a.covers(union)).isEqualTo(a.covers(b));
            assertThat(a.with(b)).isEqualTo(b.with(a));
        }
    }

    private Stamp stamp() {
        return new Stamp(1, epoch(1 + random.nextInt(3)), 1 + random.nextInt(MAX));
    }

    private Vector anyVector() {
        SortedMap<Epoch, Ranges> held = new TreeMap<>();
        for (int e = 1; e <= 3; e++) {
            Ranges ranges = any();
            if (!ranges.list().isEmpty()) {
                held.put(epoch(e), ranges);
            }
        }
        return new Vector(held);
    }
}
