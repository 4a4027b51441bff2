package io.bridgehead.store.letter;

import java.time.Instant;

/**
 * How much mail a connector has carried on one day.
 *
 * @param connector the name of the connector
 * @param day the beginning of the day: midnight UTC
 * @param bytes of the mail that its relay took
 */
public record Carried(String connector, Instant day, long bytes) {}
