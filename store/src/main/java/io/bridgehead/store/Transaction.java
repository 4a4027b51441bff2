package io.bridgehead.store;

import java.time.Instant;
import java.util.List;

/**
 * One unit of work: reads of one snapshot and writes that become durable together, or not at all.
 * Valid only inside the call that handed it out. Reads do not see this transaction's own writes
 * except where said.
 */
public interface Transaction extends Directory {
    /**
     * Writes {@code changes}: every entry takes the next USN, totals and marks follow. At most once
     * in a transaction. Durable when the transaction ends.
     */
    void write(Changes changes);

    /**
     * Puts a letter into the outbox. A waiting letter with the same site and the same topic, unless
     * the topic is empty, is superseded: it disappears. Durable when the transaction ends.
     */
    void post(NewLetter letter);

    /**
     * Keeps one part of a message that was too large for one mail; again is harmless. Returns all
     * parts of that message kept so far, this one included, by number.
     */
    List<MessagePart> keepPart(MessagePart part);

    /** Forgets the parts of a message, and those of all messages that expired before {@code now}. */
    void dropParts(String message, Instant now);
}
