package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The conflict log, or a part of it.
 *
 * @param more whether there are rows after these
 */
public record ConflictReport(List<ConflictRow> conflicts, boolean more) {
    public ConflictReport {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * One conflict.
     *
     * @param entry its DN, or its id where it does not show
     * @param about an attribute, {@code (name)} or {@code (life)}
     * @param kept what shows now, {@code keptSite} where it was written, {@code keptAt} when
     * @param lost what does not, and where and when that was written
     */
    public record ConflictRow(
            long number,
            String entry,
            String about,
            String kept,
            String keptSite,
            String keptAt,
            String lost,
            String lostSite,
            String lostAt,
            boolean settled) {}
}
