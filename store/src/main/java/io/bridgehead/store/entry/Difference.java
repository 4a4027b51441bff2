package io.bridgehead.store.entry;

import java.util.List;

/**
 * One entry that two gateways hold differently although both have the same changes.
 *
 * @param dn as this gateway knows it
 * @param attributes the names of those that differ, {@code (name)} for name or place; empty if the
 *     entry is missing
 */
public record Difference(EntryId entry, String dn, Kind kind, List<String> attributes) {
    /** How they differ. */
    public enum Kind {
        /** The partner shows it, and we do not. */
        MISSING_HERE,
        /** We show it, and the partner does not. */
        MISSING_THERE,
        /** Both show it, differently. */
        DIFFERENT
    }

    public Difference {
        attributes = List.copyOf(attributes);
    }
}
