package io.bridgehead.store.entry;

/**
 * A row of the conflict log.
 *
 * @param number from 1, in the order of logging; never used twice
 * @param settled whether an operator has decided it
 */
public record LoggedConflict(long number, Conflict conflict, boolean settled) {}
