package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * Deleted entries that can be undeleted, or some of them; in each context, the longest deleted first.
 *
 * @param more whether there are more
 */
public record TombstoneReport(List<TombstoneRow> tombstones, boolean more) {
    public TombstoneReport {
        tombstones = List.copyOf(tombstones);
    }

    /**
     * One deleted entry.
     *
     * @param dn the DN that it had
     * @param deletedAt by the clock of {@code site}, where it was deleted
     * @param until when it can no longer be undeleted
     */
    public record TombstoneRow(
            String id, String dn, String context, String site, String deletedAt, String until) {}
}
