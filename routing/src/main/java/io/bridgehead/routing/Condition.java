package io.bridgehead.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the selection needs to know of a connector besides its configuration.
 *
 * @param bytesToday what it has sent since midnight UTC
 */
public record Condition(Retry retry, long bytesToday) {

    /** Of a connector that has done nothing yet. */
    public static final Condition FRESH = new Condition(Retry.NONE, 0);

    /** The next midnight UTC, when the daily count starts again at zero. */
    static Instant nextDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }
}
