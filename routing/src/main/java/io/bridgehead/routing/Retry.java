package io.bridgehead.routing;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a connector pauses after failures. While it pauses, mail takes another way if there is
 * one. The pause doubles with each failure in a row; one success ends it.
 *
 * @param failures in a row; 0 if the last attempt succeeded or there was none
 * @param until when the pause ends; without failures it means nothing
 * @param trouble the last failure, for people; empty without failures
 */
public record Retry(int failures, Instant until, String trouble) {

    /** Nothing is wrong. */
    public static final Retry NONE = new Retry(0, Instant.EPOCH, "");

    private static final int DOUBLINGS_MAX = 20;

    /** How long the first and the longest pause are. */
    public record Pace(Duration first, Duration longest) {
        /** The pause after this number of failures in a row. */
        public Duration after(int failures) {
            Duration doubled =
                    first.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, DOUBLINGS_MAX));
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }

    /** The state after one more failure. */
    public Retry failed(Instant now, Pace pace, String why) {
        return new Retry(failures + 1, now.plus(pace.after(failures + 1)), why);
    }

    /** Whether the pause lasts at {@code now}. */
    public boolean isOn(Instant now) {
        return failures > 0 && now.isBefore(until);
    }
}
