package io.bridgehead.store.entry;

import java.time.Instant;

/**
 * How many entries of a context partners have deleted here lately: what the delete brake counts.
 *
 * @param since when counting began anew
 * @param live how many entries lived then
 */
public record Deletions(ContextId context, Instant since, long live, long count) {
    /** With {@code more} counted. */
    public Deletions and(long more) {
        return new Deletions(context, since, live, count + more);
    }
}
