package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * One part of a message that was too large for one mail.
 *
 * @param message the id of the whole message
 * @param number from 1 to {@code count}
 * @param sha256 of the whole message, hexadecimal
 * @param expires when the whole message stops being useful
 */
public record MessagePart(
        String message, int number, int count, String sha256, Instant expires, byte[] bytes) {}
