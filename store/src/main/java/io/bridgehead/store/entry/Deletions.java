package io.bridgehead.store.entry;

import java.time.Instant;

/**
 * How many entries of a context our partners have deleted here lately: the delete brake counts them.
 *
 * @param since when this count began
 * @param live how many entries the context had then
 */
public record Deletions(ContextId context, Instant since, long live, long count) {
    /** The same count with {@code more} added. */
    public Deletions and(long more) {
        return new Deletions(context, since, live, count + more);
    }
}
