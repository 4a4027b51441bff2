package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.store.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * The laws on which damping rests: ranges and vectors are sets, so their union forgets nothing, knows
 * no order, and a gap stays a gap until something fills it.
 */
class HistoryLawsTest {
    private static final int LAST = 24;

    @Provide
    Arbitrary<Range> range() {
        Arbitrary<Long> ends = Arbitraries.longs().between(0, LAST);
        return Combinators.combine(ends, ends)
                .as((a, b) -> new Range(Math.min(a, b), Math.max(a, b)));
    }

    @Provide
    Arbitrary<Ranges> ranges() {
        return range().list().ofMaxSize(5).map(Ranges::of);
    }

    @Provide
    Arbitrary<Vector> vector() {
        return ranges().list().ofSize(3).map(all -> {
            TreeMap<Epoch, Ranges> held = new TreeMap<>();
            for (int i = 0; i < all.size(); i++) {
                if (!all.get(i).list().isEmpty()) {
                    held.put(Samples.epoch(i + 1), all.get(i));
                }
            }
            return new Vector(held);
        });
    }

    @Provide
    Arbitrary<Stamp> stamp() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs().between(1, LAST))
                .as((time, epoch, usn) -> new Stamp(time, Samples.epoch(epoch), usn));
    }

    // Ranges

    @Property
    void unionOfRangesIsCommutativeAssociativeAndIdempotent(
            @ForAll("ranges") Ranges a, @ForAll("ranges") Ranges b, @ForAll("ranges") Ranges c) {
        assertThat(a.with(b)).isEqualTo(b.with(a));
        assertThat(a.with(b).with(c)).isEqualTo(a.with(b.with(c)));
        assertThat(a.with(a)).isEqualTo(a);
        assertThat(a.with(Ranges.EMPTY)).isEqualTo(a);
        assertThat(Ranges.EMPTY.with(a)).isEqualTo(a);
    }

    @Property
    void unionHasBothAndNothingElse(
            @ForAll("ranges") Ranges a,
            @ForAll("ranges") Ranges b,
            @ForAll @LongRange(min = 1, max = LAST) long number) {
        assertThat(a.with(b).contains(number)).isEqualTo(a.contains(number) || b.contains(number));
        assertThat(a.with(b).containsAll(a)).isTrue();
        assertThat(a.with(b).containsAll(b)).isTrue();
    }

    @Property
    void differenceTakesAwayAndTheUnionPutsBack(
            @ForAll("ranges") Ranges a,
            @ForAll("ranges") Ranges b,
            @ForAll @LongRange(min = 1, max = LAST) long number) {
        assertThat(a.without(b).contains(number))
                .isEqualTo(a.contains(number) && !b.contains(number));
        assertThat(a.without(b).with(b)).isEqualTo(a.with(b));
        assertThat(a.without(a)).isEqualTo(Ranges.EMPTY);
    }

    @Property
    void cutAtAnEndKeepsWhatIsNotBeyondIt(
            @ForAll("ranges") Ranges a,
            @ForAll @LongRange(max = LAST) long end,
            @ForAll @LongRange(min = 1, max = LAST) long number) {
        assertThat(a.through(end).contains(number)).isEqualTo(a.contains(number) && number <= end);
        assertThat(a.through(end).last()).isLessThanOrEqualTo(end);
    }

    @Property
    void firstGapIsTheFirstRunOfMissingNumbers(
            @ForAll("ranges") Ranges a, @ForAll @LongRange(max = LAST) long through) {
        Range gap = a.firstGap(through);
        assertThat(a.containsAll(Ranges.upTo(gap.since()))).isTrue();
        for (long number = gap.since() + 1; number <= gap.through(); number++) {
            assertThat(a.contains(number)).as("%d of %s", number, gap).isFalse();
        }
        assertThat(gap.through()).isLessThanOrEqualTo(through);
        if (gap.isEmpty()) {
            assertThat(a.containsAll(Ranges.upTo(through))).isTrue();
        } else if (gap.through() < through) {
            assertThat(a.contains(gap.through() + 1)).as("the gap is maximal").isTrue();
        }
    }

    @Property
    void fillingTheFirstGapAgainAndAgainEndsWithEverything(@ForAll("ranges") Ranges start) {
        Ranges ranges = start;
        for (int i = 0; i < LAST && !ranges.firstGap(LAST).isEmpty(); i++) {
            ranges = ranges.with(ranges.firstGap(LAST));
        }
        assertThat(ranges).isEqualTo(Ranges.upTo(LAST));
    }

    @Property
    void numbersAreInOneRangeEachAndRangesNeverTouch(
            @ForAll("ranges") Ranges a, @ForAll("range") Range added) {
        List<Range> list = a.with(added).list();
        for (int i = 1; i < list.size(); i++) {
            assertThat(list.get(i).since()).isGreaterThan(list.get(i - 1).through());
        }
        assertThat(list).noneMatch(Range::isEmpty);
    }

    @Test
    void rangesThatTouchOrComeInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new Ranges(List.of(new Range(0, 2), new Range(2, 3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ranges(List.of(new Range(5, 6), new Range(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(3, 2)).hasMessageContaining("(3, 2]");
        assertThatThrownBy(() -> new Range(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    // Vectors

    @Property
    void unionOfVectorsIsCommutativeAssociativeAndIdempotent(
            @ForAll("vector") Vector a, @ForAll("vector") Vector b, @ForAll("vector") Vector c) {
        assertThat(a.with(b)).isEqualTo(b.with(a));
        assertThat(a.with(b).with(c)).isEqualTo(a.with(b.with(c)));
        assertThat(a.with(a)).isEqualTo(a);
        assertThat(Vector.union(List.of(a, b, c))).isEqualTo(a.with(b).with(c));
    }

    @Property
    void vectorCoversAnotherIfTheUnionAddsNothing(
            @ForAll("vector") Vector a, @ForAll("vector") Vector b) {
        assertThat(a.covers(b)).isEqualTo(a.with(b).equals(a));
        assertThat(a.with(b).covers(b)).isTrue();
        assertThat(a.covers(Vector.EMPTY)).isTrue();
    }

    @Property
    void mergingNeverLosesAStamp(
            @ForAll("vector") Vector a, @ForAll("vector") Vector b, @ForAll("stamp") Stamp stamp) {
        assertThat(a.with(b).covers(stamp)).isEqualTo(a.covers(stamp) || b.covers(stamp));
        assertThat(a.without(b).covers(stamp)).isEqualTo(a.covers(stamp) && !b.covers(stamp));
    }

    @Property
    void heldStampIsAGapAndNoOtherStampIs(
            @ForAll("vector") Vector a, @ForAll("stamp") Stamp held, @ForAll("stamp") Stamp other) {
        Vector vector = a.without(held);
        assertThat(vector.covers(held)).isFalse();
        boolean same = held.epoch().equals(other.epoch()) && held.usn() == other.usn();
        assertThat(vector.covers(other)).isEqualTo(a.covers(other) && !same);
        Ranges released = new Ranges(List.of(new Range(held.usn() - 1, held.usn())));
        assertThat(vector.with(held.epoch(), released).covers(a)).isTrue();
    }

    @Property
    void cutLowersOneEpochOnly(
            @ForAll("vector") Vector a,
            @ForAll("stamp") Stamp stamp,
            @ForAll @LongRange(max = LAST) long end) {
        Vector cut = a.upTo(Samples.epoch(1), end);
        boolean beyond = stamp.epoch().equals(Samples.epoch(1)) && stamp.usn() > end;
        assertThat(cut.covers(stamp)).isEqualTo(a.covers(stamp) && !beyond);
        assertThat(a.covers(cut)).isTrue();
    }

    @Property
    void noEpochIsKeptWithoutNumbers(
            @ForAll("vector") Vector a, @ForAll("vector") Vector b, @ForAll("stamp") Stamp stamp) {
        assertThat(a.without(b).held()).doesNotContainValue(Ranges.EMPTY);
        assertThat(a.without(stamp).held()).doesNotContainValue(Ranges.EMPTY);
        assertThat(a.upTo(Samples.epoch(1), 0).held()).doesNotContainKey(Samples.epoch(1));
    }

    @Test
    void whatWasNeverWrittenIsAlwaysCovered() {
        assertThat(Vector.EMPTY.covers(Stamp.NONE)).isTrue();
        assertThat(Vector.EMPTY.without(Stamp.NONE)).isEqualTo(Vector.EMPTY);
        assertThat(Vector.EMPTY.covers(Samples.stamp(1, 1))).isFalse();
    }

    // Stamps

    @Property
    void stampsAreTotallyOrderedByTimeThenEpochThenUsn(
            @ForAll("stamp") Stamp a, @ForAll("stamp") Stamp b, @ForAll("stamp") Stamp c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.isAfter(b) && b.isAfter(c)) {
            assertThat(a.isAfter(c)).isTrue();
        }
        assertThat(Integer.signum(a.compareTo(b)))
                .isEqualTo(Integer.signum(Comparator.comparingLong(Stamp::time)
                        .thenComparing(Stamp::epoch)
                        .thenComparingLong(Stamp::usn)
                        .compare(a, b)));
        assertThat(Stamp.later(a, b)).isEqualTo(Stamp.later(b, a)).isIn(a, b);
        assertThat(a.isAfter(Stamp.NONE)).isTrue();
    }

    @Test
    void negativeStampsAreRefused() {
        assertThatThrownBy(() -> new Stamp(-1, Epoch.NONE, 0)).hasMessageContaining("time -1");
        assertThatThrownBy(() -> new Stamp(0, Epoch.NONE, -1)).hasMessageContaining("usn -1");
    }
}
