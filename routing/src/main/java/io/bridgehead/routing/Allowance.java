package io.bridgehead.routing;

import io.bridgehead.routing.schedule.Schedule;

/**
 * What a connector lets through, and when.
 *
 * @param messageBytes the largest message, as sent; a larger one travels in parts, if it may
 * @param bytesPerDay how much between two midnights UTC; {@link #UNLIMITED} if no matter
 */
public record Allowance(long messageBytes, long bytesPerDay, Schedule schedule) {

    /** So much that no day sees it. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Allowance {
        if (messageBytes < 1 || bytesPerDay < 1) {
            throw new IllegalArgumentException("a limit of bytes is at least 1");
        }
    }

    /** Messages of any number, at any time, none larger than this. */
    public static Allowance of(long messageBytes) {
        return new Allowance(messageBytes, UNLIMITED, Schedule.ALWAYS);
    }
}
