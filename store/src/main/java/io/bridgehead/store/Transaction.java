package io.bridgehead.store;

import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SplitMessage;
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

    /** Settles a row of the conflict log; settled or unknown: nothing. */
    void settleConflict(long number);

    /**
     * Puts a letter into the outbox. A waiting letter with the same site and the same topic, unless
     * the topic is empty, is superseded: it disappears. Durable when the transaction ends.
     */
    void post(NewLetter letter);

    /**
     * The messages of which some parts are kept, the one begun first leading. Sees this
     * transaction's own parts.
     */
    List<SplitMessage> splitMessages();

    /**
     * Keeps one part of a message that was too large for one mail. The first part that comes says
     * how many there are and when they expire; a number that is here already changes nothing.
     * Returns what is here of the message now. Durable when the transaction ends.
     */
    SplitMessage keepPart(MessagePart part);

    /** Forgets the parts of a message and returns what they held, by number; none if unknown. */
    List<byte[]> takeParts(String message);

    /** Forgets the parts of a message without reading them. Unknown: nothing. */
    void dropParts(String message);
}
