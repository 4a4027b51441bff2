package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Letters that wait to be sent. Each call is a small transaction of its own, durable when it
 * returns, and may run beside {@link Store#write}. Thread-safe.
 */
public interface Outbox {
    /** The sites for which letters wait, whether due or not, by name. */
    SortedSet<SiteId> sites();

    /** Letters for {@code to} due at {@code now} that have not expired, in the order of posting. */
    List<Letter> due(SiteId to, Instant now, int limit);

    /** The heads of the letters that {@link #due} would return, without their payloads. */
    List<LetterHead> dueHeads(SiteId to, Instant now, int limit);

    /** The letter of this head; empty if it has left the outbox meanwhile. */
    Optional<Letter> open(LetterHead head);

    /** The heads of all waiting letters, in the order of posting. */
    List<LetterHead> list(int limit);

    /** How many letters wait. */
    long size();

    /** A relay took the letter: it leaves the outbox. A second call, or an unknown number: nothing. */
    void sent(long number);

    /** The same, and in one transaction with it how much the connector has carried today. */
    void sent(long number, Carried carried);

    /**
     * The letter leaves the outbox, and another is posted, in one transaction. If the letter is unknown:
     * nothing.
     */
    void replace(long number, NewLetter other);

    /** For each connector, how much it carried on the last day on which it carried any mail. By name. */
    List<Carried> carried();

    /** The sizes that relays are known to refuse, by connector and site. */
    List<SizeLimit> sizeLimits();

    /** Remembers a limit; it takes the place of the one for the same connector and site. */
    void keep(SizeLimit limit);

    /** Forgets a limit. If it is unknown: nothing. */
    void forget(SizeLimit limit);

    /** Sending failed: counts one attempt more; the next is not before {@code due}. */
    void deferred(long number, Instant due, String trouble);

    /** Drops the letters that expired before {@code now}, and returns their heads. */
    List<LetterHead> expire(Instant now);
}
