package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * A letter in the outbox.
 *
 * @param number ascending in the order of posting; never reused
 * @param attempts how often sending was tried
 * @param due when to try next
 * @param trouble what the last try ended with; empty before the first
 */
public record Letter(long number, NewLetter content, int attempts, Instant due, String trouble) {}
