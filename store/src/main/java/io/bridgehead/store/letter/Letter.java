package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * A letter in the outbox.
 *
 * @param number ascends in the order of posting and is never used twice
 * @param attempts how often sending was tried
 * @param due when to try next
 * @param trouble why the last attempt failed; empty before the first attempt
 */
public record Letter(long number, NewLetter content, int attempts, Instant due, String trouble) {
    /** What the outside of the letter says. */
    public LetterLabel label() {
        return content.label();
    }
}
