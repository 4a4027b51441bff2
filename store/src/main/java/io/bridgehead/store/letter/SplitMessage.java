package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * How much has arrived of a message that travels in several mails. It counts the parts, so that
 * nothing has to read their bytes before all of them are here.
 *
 * @param id the id of the whole message
 * @param count how many parts the message has
 * @param sha256 of the whole message, hexadecimal
 * @param expires when the whole message stops being useful
 * @param parts how many of them are here
 * @param bytes how many bytes these have
 */
public record SplitMessage(
        String id, int count, String sha256, Instant expires, int parts, long bytes) {

    /** A message of which no part is here yet; {@code part} will be the first. */
    public static SplitMessage begunBy(MessagePart part) {
        return new SplitMessage(part.message(), part.count(), part.sha256(), part.expires(), 0, 0);
    }

    /** This message with one part more. */
    public SplitMessage with(MessagePart part) {
        return new SplitMessage(id, count, sha256, expires, parts + 1, bytes + part.bytes().length);
    }

    /** Whether all parts are here. */
    public boolean isWhole() {
        return parts == count;
    }
}
