package io.bridgehead.store.letter;

import io.bridgehead.routing.SiteId;
import java.time.Instant;

/**
 * What stands on the outside of a letter in the outbox: enough to list, count and choose letters
 * without reading what is in them.
 *
 * @param number ascending in the order of posting; never reused
 * @param bytes the length of the payload
 * @param attempts how often sending was tried
 * @param due when to try next
 * @param trouble what the last try ended with; empty before the first
 */
public record LetterHead(
        long number,
        SiteId to,
        String messageId,
        String topic,
        String kind,
        Instant created,
        Instant expires,
        long bytes,
        int attempts,
        Instant due,
        String trouble) {
    /** The outside of {@code letter}. */
    public static LetterHead of(Letter letter) {
        NewLetter content = letter.content();
        return new LetterHead(
                letter.number(),
                content.to(),
                content.messageId(),
                content.topic(),
                content.kind(),
                content.created(),
                content.expires(),
                content.payload().length,
                letter.attempts(),
                letter.due(),
                letter.trouble());
    }

    /** The letter with what is in it. */
    public Letter with(byte[] payload) {
        NewLetter content = new NewLetter(to, messageId, topic, kind, created, expires, payload);
        return new Letter(number, content, attempts, due, trouble);
    }
}
