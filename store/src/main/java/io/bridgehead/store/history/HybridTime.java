package io.bridgehead.store.history;

import java.time.Instant;

/**
 * Hybrid logical time: milliseconds since 1970 UTC in the upper 48 bits and a counter in the lower
 * 16. It follows the wall clock, and never falls below a time already seen, so that a change made
 * after reading another always sorts after it, whatever the clocks say.
 */
public final class HybridTime {
    private static final int COUNTER_BITS = 16;

    private HybridTime() {}

    /** The first time that is neither before {@code now} nor at or before {@code seen}. */
    public static long after(long seen, Instant now) {
        return Math.max(now.toEpochMilli() << COUNTER_BITS, seen + 1);
    }

    /** The wall clock part of a hybrid time, to the millisecond. */
    public static Instant instant(long time) {
        return Instant.ofEpochMilli(time >>> COUNTER_BITS);
    }
}
