package io.bridgehead.gateway.replication.terms;

import java.time.Duration;

/**
 * The sizes and times by which the core decides (docs/configuration.md, "replication").
 *
 * @param poll after this time without a page or a status we ask, although nothing is missing. If it
 *     is longer than {@code statusInterval}, an idle link never polls
 * @param tellDelay changes within this time travel together
 * @param statusInterval how often an idle gateway sends a status
 * @param lifetime when a message expires
 * @param tell whether partners should tell us changes as they happen
 */
public record Limits(
        PageBytes pages,
        Patience patience,
        Duration poll,
        Duration tellDelay,
        Duration statusInterval,
        Duration lifetime,
        boolean tell) {
    /** For mail that takes minutes to hours. */
    public static final Limits DEFAULT = new Limits(
            new PageBytes(2 << 20, 16 << 20),
            new Patience(Duration.ofMinutes(30), Duration.ofHours(12)),
            Duration.ofDays(2),
            Duration.ofMillis(20),
            Duration.ofDays(1),
            Duration.ofDays(7),
            true);

    /** A bounce divides patience by this. */
    private static final int HURRY = 16;

    /**
     * How many bytes of pages travel.
     *
     * @param page the supplier cuts a page at about this size, before compression
     * @param window how many bytes of pages a partner may have on their way to us
     */
    public record PageBytes(long page, long window) {
        public PageBytes {
            if (page < 1 || window < page) {
                throw new IllegalArgumentException(
                        "a window of " + window + " bytes holds no page of " + page);
            }
        }
    }

    /**
     * How long to wait for an answer before asking again.
     *
     * @param first the wait after the first question; each further question doubles it
     * @param longest the wait never exceeds this
     */
    public record Patience(Duration first, Duration longest) {}

    /**
     * How long to wait after {@code attempts} questions without an answer, one of which bounced. It
     * is a fraction of the usual wait, so it grows with each attempt. A fixed short wait would let
     * a mail server that bounces every mail make us ask without pause.
     */
    public Duration patienceAfterBounce(int attempts) {
        return patienceAfter(attempts).dividedBy(HURRY);
    }

    /** How long to wait after {@code attempts} questions without an answer. */
    public Duration patienceAfter(int attempts) {
        Duration doubled = patience.first().multipliedBy(1L << Math.min(attempts, 20));
        return doubled.compareTo(patience.longest()) > 0 ? patience.longest() : doubled;
    }
}
