package io.bridgehead.routing;

import io.bridgehead.routing.schedule.Schedule;

/**
 * How much a connector may send, and when.
 *
 * @param messageBytes the largest mail, as sent; a larger message travels in parts, if it may be divided
 * @param bytesPerDay how much from midnight to midnight UTC; {@link #UNLIMITED} for any amount
 */
public record Allowance(long messageBytes, long bytesPerDay, Schedule schedule) {

    /** No limit: more than anybody sends in a day. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Allowance {
        if (messageBytes < 1 || bytesPerDay < 1) {
            throw new IllegalArgumentException("a limit of bytes is at least 1");
        }
    }

    /** Any number of mails at any time, none larger than this. */
    public static Allowance of(long messageBytes) {
        return new Allowance(messageBytes, UNLIMITED, Schedule.ALWAYS);
    }
}
