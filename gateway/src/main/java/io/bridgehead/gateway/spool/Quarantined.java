package io.bridgehead.gateway.spool;

/** A mail set aside because nothing could be done with it, and why. */
public record Quarantined(SpoolId id, String reason, long bytes) {}
