package io.bridgehead.gateway.replication;

import java.time.Duration;

/**
 * The bounds within which the core decides (docs/configuration.md, "replication").
 *
 * @param pageBytes a page is cut at about this size, before compression
 * @param windowBytes how many bytes of pages a partner may have on their way to us
 * @param patience how long to wait for the first page before asking again
 * @param patienceMax patience doubles up to this
 * @param poll how long without a page or a status to ask although nothing is missing; longer than
 *     {@code statusInterval}, it costs an idle link nothing
 * @param tellDelay changes within this time travel together
 * @param statusInterval how often an idle gateway says what it has
 * @param lifetime when a message expires
 * @param tell whether partners should tell us changes as they happen
 */
public record Limits(
        long pageBytes,
        long windowBytes,
        Duration patience,
        Duration patienceMax,
        Duration poll,
        Duration tellDelay,
        Duration statusInterval,
        Duration lifetime,
        boolean tell) {
    /** For mail that takes minutes to hours. */
    public static final Limits DEFAULT = new Limits(
            2 << 20,
            16 << 20,
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            Duration.ofDays(2),
            Duration.ofMillis(20),
            Duration.ofDays(1),
            Duration.ofDays(7),
            true);

    /** By how much a bounce shortens patience. */
    private static final int HURRY = 16;

    public Limits {
        if (pageBytes < 1 || windowBytes < pageBytes) {
            throw new IllegalArgumentException(
                    "a window of " + windowBytes + " bytes holds no page of " + pageBytes);
        }
    }

    /**
     * How long to wait after {@code attempts} questions without an answer, and then a report that one
     * of them was not delivered. A part of the usual, so that it grows with each attempt as well:
     * where every mail comes back at once, no request follows at once.
     */
    Duration patienceAfterBounce(int attempts) {
        return patienceAfter(attempts).dividedBy(HURRY);
    }

    /** How long to wait after {@code attempts} questions without an answer. */
    Duration patienceAfter(int attempts) {
        Duration doubled = patience.multipliedBy(1L << Math.min(attempts, 20));
        return doubled.compareTo(patienceMax) > 0 ? patienceMax : doubled;
    }
}
