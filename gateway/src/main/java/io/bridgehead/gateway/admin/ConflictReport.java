package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The conflict log, or a part of it.
 *
 * @param more whether the log goes on after these rows
 */
public record ConflictReport(List<ConflictRow> conflicts, boolean more) {
    public ConflictReport {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * One conflict.
     *
     * @param entry its DN, or its id if it does not show
     * @param about an attribute, {@code (name)} or {@code (life)}
     * @param kept the write that shows now
     * @param lost the write that does not
     */
    public record ConflictRow(
            long number, String entry, String about, Side kept, Side lost, boolean settled) {}

    /**
     * One of the two writes.
     *
     * @param site where it was written; {@code ?} if no partner has told whose it is
     * @param at when, by the clock of that site
     */
    public record Side(String value, String site, String at) {
        /** The write in one line, for people. */
        public String words() {
            return value + "  (" + site + ", " + at + ")";
        }
    }
}
