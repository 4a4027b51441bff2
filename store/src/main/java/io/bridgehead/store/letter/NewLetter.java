package io.bridgehead.store.letter;

/**
 * A message ready to be sent.
 *
 * @param payload the encoded message, as {@code gateway.outbound} packs it
 */
public record NewLetter(LetterLabel label, byte[] payload) {}
