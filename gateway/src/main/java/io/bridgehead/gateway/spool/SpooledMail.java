package io.bridgehead.gateway.spool;

import java.time.Instant;

/**
 * A mail that has arrived and is safe on disk.
 *
 * @param peer the address it came from, for people
 * @param bytes the mail exactly as it came
 */
public record SpooledMail(
        SpoolId id, Envelope envelope, String peer, Instant received, byte[] bytes) {}
