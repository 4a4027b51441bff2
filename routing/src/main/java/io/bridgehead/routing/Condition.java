package io.bridgehead.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What selection has to know of a connector besides its configuration.
 *
 * @param bytesToday sent through it since midnight UTC
 */
public record Condition(Retry retry, long bytesToday) {

    /** Of a connector that has done nothing yet. */
    public static final Condition FRESH = new Condition(Retry.NONE, 0);

    /** The beginning of the next day, when the daily limit counts from zero again. */
    static Instant nextDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }
}
