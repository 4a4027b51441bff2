package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * A message that travels in several mails, as far as it has arrived. It counts its parts, so that
 * nobody has to read them before they are whole.
 *
 * @param id of the whole
 * @param count of how many parts it consists
 * @param sha256 of the whole message, hexadecimal
 * @param expires when the whole stops being worth waiting for
 * @param parts how many of them are kept
 * @param bytes how many bytes these hold
 */
public record SplitMessage(
        String id, int count, String sha256, Instant expires, int parts, long bytes) {

    /** A message of which {@code part} is to be the first that is kept. */
    public static SplitMessage begunBy(MessagePart part) {
        return new SplitMessage(part.message(), part.count(), part.sha256(), part.expires(), 0, 0);
    }

    /** With one part more. */
    public SplitMessage with(MessagePart part) {
        return new SplitMessage(id, count, sha256, expires, parts + 1, bytes + part.bytes().length);
    }

    /** Whether nothing is missing any more. */
    public boolean isWhole() {
        return parts == count;
    }
}
