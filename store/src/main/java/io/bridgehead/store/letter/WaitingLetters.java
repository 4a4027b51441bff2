package io.bridgehead.store.letter;

import java.util.List;

/**
 * The letters that wait in the outbox, as one snapshot shows them.
 *
 * @param count how many wait
 * @param first those that were posted first, in the order of posting, without their payloads
 */
public record WaitingLetters(long count, List<LetterHead> first) {
    public WaitingLetters {
        first = List.copyOf(first);
    }
}
