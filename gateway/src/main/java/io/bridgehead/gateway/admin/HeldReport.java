package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * What has arrived and may not be applied yet, or a part of it.
 *
 * @param more whether there are items after these
 */
public record HeldReport(List<HeldRow> held, boolean more) {
    public HeldReport {
        held = List.copyOf(held);
    }

    /**
     * One held part of an entry.
     *
     * @param entry its DN as it shows here, or else its id
     * @param code why it is held; {@code why} says it in a sentence, {@code cure} how it ends
     * @param from the partner that sent it
     * @param changes what it would do, a line for each register
     * @param written where and when that was written
     */
    public record HeldRow(
            long number,
            String entry,
            String context,
            String code,
            String why,
            String cure,
            String from,
            String since,
            List<String> changes,
            List<String> written) {
        public HeldRow {
            changes = List.copyOf(changes);
            written = List.copyOf(written);
        }
    }
}
