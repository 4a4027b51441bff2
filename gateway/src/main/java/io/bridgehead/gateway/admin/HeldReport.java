package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The held items, or some of them.
 *
 * @param more whether there are more after these
 */
public record HeldReport(List<HeldRow> held, boolean more) {
    public HeldReport {
        held = List.copyOf(held);
    }

    /**
     * One held part of an entry.
     *
     * @param entry its DN, or its id if it does not show
     * @param from the partner that sent it
     * @param changes what it would change: one line for each register
     * @param written where and when that was written
     */
    public record HeldRow(
            long number,
            String entry,
            String context,
            ReasonRow reason,
            String from,
            String since,
            List<String> changes,
            List<String> written) {
        public HeldRow {
            changes = List.copyOf(changes);
            written = List.copyOf(written);
        }
    }

    /** Why an item is held: a stable code, and the reason and what ends it in words. */
    public record ReasonRow(String code, String why, String cure) {}
}
