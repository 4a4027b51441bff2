package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Letters that wait to be sent. Each call is a small transaction of its own, durable when it
 * returns, and may run beside {@link Store#write}. Thread-safe.
 */
public interface Outbox {
    /** The sites for which letters wait, due or not, by name. */
    SortedSet<SiteId> sites();

    /** Letters for {@code to} due at {@code now} that have not expired, in the order of posting. */
    List<Letter> due(SiteId to, Instant now, int limit);

    /** What stands on the letters that {@link #due} would return; none is opened. */
    List<LetterHead> dueHeads(SiteId to, Instant now, int limit);

    /** The letter with this outside; empty if it has gone meanwhile. */
    Optional<Letter> open(LetterHead head);

    /** What waits, in the order of posting, without what is in it. */
    List<LetterHead> list(int limit);

    /** How many letters wait. */
    long size();

    /** The letter was handed over: it disappears. Again, or for an unknown number: nothing. */
    void sent(long number);

    /** The same, and with it what the connector that took the letter has carried today by now. */
    void sent(long number, Carried carried);

    /** What each connector carried on the last day on which it carried anything, by its name. */
    List<Carried> carried();

    /** Sending failed: one attempt more, not again before {@code due}. */
    void deferred(long number, Instant due, String trouble);

    /** Drops letters that expired before {@code now}; returns what they were. */
    List<LetterHead> expire(Instant now);
}
