package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * What was deleted and can be undeleted, or a part of it; the longest deleted of each context first.
 *
 * @param more whether there are others
 */
public record TombstoneReport(List<TombstoneRow> tombstones, boolean more) {
    public TombstoneReport {
        tombstones = List.copyOf(tombstones);
    }

    /**
     * One deleted entry.
     *
     * @param dn that it had
     * @param deletedAt by the clock of {@code site}, where it was deleted
     * @param until when it can be undeleted no more
     */
    public record TombstoneRow(
            String id, String dn, String context, String site, String deletedAt, String until) {}
}
