package io.bridgehead.gateway.simulation.plan;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The source of all random numbers of one world. It uses only {@link SplittableRandom#nextLong} and
 * {@link SplittableRandom#split}, which are SplitMix64 on every JDK, and no floating point.
 */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** An independent stream, so that draws in one part of a world do not change another part. */
    public Chance split() {
        return new Chance(random.split());
    }

    public int below(int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    public boolean perMille(int rate) {
        return below(1000) < rate;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public byte[] bytes(int count) {
        ByteBuffer bytes = ByteBuffer.allocate((count + 7) / 8 * 8);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        return java.util.Arrays.copyOf(bytes.array(), count);
    }

    public UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
    }

    /** A duration up to {@code most}, in whole milliseconds. */
    public Duration upTo(Duration most) {
        return Duration.ofMillis(Long.remainderUnsigned(random.nextLong(), most.toMillis() + 1));
    }

    /**
     * Mostly up to {@code usual}, in half the cases up to twice that, and so on, but at most {@code
     * most}.
     */
    public Duration longTailed(Duration usual, Duration most) {
        int doublings = Long.numberOfTrailingZeros(random.nextLong() | (1L << 40));
        Duration scaled = upTo(usual.multipliedBy(1L << Math.min(doublings, 30)));
        return scaled.compareTo(most) > 0 ? most : scaled;
    }
}
