package io.bridgehead.store.entry;

import java.time.Instant;

/**
 * The delete brake's count: how many entries of a context partners have deleted here since a time.
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
