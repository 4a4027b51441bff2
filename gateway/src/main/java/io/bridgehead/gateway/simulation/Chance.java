package io.bridgehead.gateway.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * All chance of one world. Only {@link SplittableRandom#nextLong} and {@link SplittableRandom#split}
 * are used, whose algorithm is SplitMix64 on every JDK, and no floating point.
 */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** An independent stream, so that one part of a world does not disturb another. */
    Chance split() {
        return new Chance(random.split());
    }

    int below(int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** From {@code least} through {@code most}. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean perMille(int rate) {
        return below(1000) < rate;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    byte[] bytes(int count) {
        ByteBuffer bytes = ByteBuffer.allocate((count + 7) / 8 * 8);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        return java.util.Arrays.copyOf(bytes.array(), count);
    }

    UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
    }

    /** Any time up to {@code most}, to the millisecond. */
    Duration upTo(Duration most) {
        return Duration.ofMillis(Long.remainderUnsigned(random.nextLong(), most.toMillis() + 1));
    }

    /** Mostly about {@code usual}, every second time twice as long, and so on through {@code most}. */
    Duration longTailed(Duration usual, Duration most) {
        int doublings = Long.numberOfTrailingZeros(random.nextLong() | (1L << 40));
        Duration scaled = upTo(usual.multipliedBy(1L << Math.min(doublings, 30)));
        return scaled.compareTo(most) > 0 ? most : scaled;
    }
}
