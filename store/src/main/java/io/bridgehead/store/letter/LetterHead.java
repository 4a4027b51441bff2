package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * A letter in the outbox without its payload. A head is enough to list, count and choose letters, and
 * the outbox reads many heads at a time.
 *
 * @param number ascends in the order of posting and is never used twice
 * @param bytes the length of the payload
 * @param attempts how often sending was tried
 * @param due when to try next
 * @param trouble why the last attempt failed; empty before the first attempt
 */
public record LetterHead(
        long number, LetterLabel label, long bytes, int attempts, Instant due, String trouble) {
    /** The head of {@code letter}. */
    public static LetterHead of(Letter letter) {
        return new LetterHead(
                letter.number(),
                letter.label(),
                letter.content().payload().length,
                letter.attempts(),
                letter.due(),
                letter.trouble());
    }

    /** The letter with its payload. */
    public Letter with(byte[] payload) {
        return new Letter(number, new NewLetter(label, payload), attempts, due, trouble);
    }
}
