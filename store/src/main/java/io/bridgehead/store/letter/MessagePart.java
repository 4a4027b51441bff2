package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * One part of a message that travels in several mails.
 *
 * @param message id of the whole
 * @param number from 1 through {@code count}
 * @param sha256 of the whole message, hexadecimal
 * @param expires when the whole stops being worth waiting for
 */
public record MessagePart(
        String message, int number, int count, String sha256, Instant expires, byte[] bytes) {}
