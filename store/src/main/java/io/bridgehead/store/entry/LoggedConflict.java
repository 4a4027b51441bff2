package io.bridgehead.store.entry;

/**
 * A row of the conflict log.
 *
 * @param number from 1, in the order of logging, never used again
 * @param settled somebody has looked at it and said what is to become of it
 */
public record LoggedConflict(long number, Conflict conflict, boolean settled) {}
