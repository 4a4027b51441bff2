package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.SplitMessage;
import java.util.List;

/**
 * One unit of work: reads of one snapshot, and writes that become durable together or not at all. It
 * is valid only during the call to which it is given. Reads do not see the writes of this transaction,
 * except where a method says so.
 */
public interface Transaction extends Directory {
    /**
     * Writes {@code changes}. Every entry takes the next USN; totals and marks follow. At most one call
     * in a transaction. Durable when the transaction ends.
     */
    void write(Changes changes);

    /** Settles a row of the conflict log. If it is settled already or unknown: nothing. */
    void settleConflict(long number);

    /** Puts a letter into the outbox. Durable when the transaction ends. */
    void post(NewLetter letter);

    /**
     * Drops the letters for {@code to} on {@code topic} that waited in the outbox when this transaction
     * began; letters posted in it stay. None, or an empty topic: nothing. Durable when the transaction
     * ends.
     */
    void withdraw(SiteId to, String topic);

    /** As {@link Outbox#keep}. Durable when the transaction ends. */
    void keep(SizeLimit limit);

    /**
     * The messages of which some parts are kept, in the order in which they began. Sees the parts that
     * this transaction keeps.
     */
    List<SplitMessage> splitMessages();

    /**
     * Keeps one part of a message that was too large for one mail. The first part that arrives
     * says how many there are and when they expire. A part that is here already changes nothing.
     * Returns how much of the message is here now. Durable when the transaction ends.
     */
    SplitMessage keepPart(MessagePart part);

    /** Removes the parts of a message and returns their bytes in order; none if it is unknown. */
    List<byte[]> takeParts(String message);

    /** Removes the parts of a message. If it is unknown: nothing. */
    void dropParts(String message);
}
