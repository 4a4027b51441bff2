package io.bridgehead.gateway.spool;

/**
 * The place of a mail in the order of arrival. Ids grow and are never used again, even after a
 * restart with an empty spool. There may be gaps.
 */
public record SpoolId(long number) implements Comparable<SpoolId> {

    @Override
    public int compareTo(SpoolId other) {
        return Long.compare(number, other.number);
    }

    /** Thirteen digits: as text, ids sort as they do as numbers. */
    @Override
    public String toString() {
        return String.format("%013d", number);
    }
}
