package io.bridgehead.gateway.replication.terms;

import java.time.Duration;

/**
 * How many deletions from partners a site applies before it asks the operator. The site counts them
 * per context within a day, because the deletions of one command can arrive in many pages.
 *
 * @param least up to this number, deletions are never held
 * @param count above this number, deletions are held
 * @param share above this percentage of the live entries, deletions are held
 */
public record DeleteBrake(long least, long count, long share) {
    /**
     * A tenth of all people do not leave within one day, so such a deletion is probably a mistake.
     */
    public static final DeleteBrake DEFAULT = new DeleteBrake(100, 1000, 10);

    public static final Duration WITHIN = Duration.ofDays(1);

    /** Whether {@code deleted} entries of {@code live} are too many. */
    public boolean isExceededBy(long deleted, long live) {
        return deleted > least && (deleted > count || deleted * 100 > live * share);
    }
}
