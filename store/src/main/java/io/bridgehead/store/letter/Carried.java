package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * What a connector has carried on one day, in all.
 *
 * @param connector its name
 * @param day when that day began: midnight UTC
 * @param bytes of mail that was handed over
 */
public record Carried(String connector, Instant day, long bytes) {}
