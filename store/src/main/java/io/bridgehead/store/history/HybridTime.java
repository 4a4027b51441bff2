package io.bridgehead.store.history;

import java.time.Instant;

/**
 * Hybrid logical time: milliseconds since 1970 UTC in the upper 48 bits and a counter in the lower
 * 16. It follows the wall clock, but never falls below a time that the gateway has seen. So a change
 * that is made after another one was read sorts after it, even if the clock is behind.
 */
public final class HybridTime {
    private static final int COUNTER_BITS = 16;

    private HybridTime() {}

    /** The first time that is not before {@code now} and is after {@code seen}. */
    public static long after(long seen, Instant now) {
        return Math.max(now.toEpochMilli() << COUNTER_BITS, seen + 1);
    }

    /** The wall clock's part of a hybrid time, in milliseconds. */
    public static Instant instant(long time) {
        return Instant.ofEpochMilli(time >>> COUNTER_BITS);
    }
}
