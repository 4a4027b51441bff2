package io.bridgehead.store.entry;

import java.util.List;

/**
 * One entry that differs between two gateways although both have the same changes.
 *
 * @param dn the name that this gateway shows or knows
 * @param attributes the attributes that differ, {@code (name)} for name or place; empty if the entry
 *     is missing on one side
 */
public record Difference(EntryId entry, String dn, Kind kind, List<String> attributes) {
    /** How they differ. */
    public enum Kind {
        /** The partner shows it, and we do not show it. */
        MISSING_HERE,
        /** We show it, and the partner does not show it. */
        MISSING_THERE,
        /** Both show it, differently. */
        DIFFERENT
    }

    public Difference {
        attributes = List.copyOf(attributes);
    }
}
