package io.bridgehead.store;

/**
 * What a salvage found in a damaged database.
 *
 * @param isExpectationKnown whether the check file told how much there should be
 * @param expectedUsn the last USN that was given out
 * @param expectedEntries the live entries that there were
 * @param usn the last USN before the damage
 * @param entries the live entries that could be read
 * @param dropped entries whose bytes are damaged, which were left out
 */
public record Salvage(
        boolean isExpectationKnown,
        long expectedUsn,
        long expectedEntries,
        long usn,
        long entries,
        long dropped) {}
