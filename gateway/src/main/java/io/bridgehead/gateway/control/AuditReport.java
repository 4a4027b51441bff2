package io.bridgehead.gateway.control;

import java.time.Instant;
import java.util.List;

/**
 * What an audit of the database found: it reads every entry, and corrects the totals that stand beside
 * them.
 *
 * @param at when it ended
 * @param entries how many entries were read, deleted ones too
 * @param corrected contexts whose totals did not fit their entries, by DN
 * @param damaged entries that are not what was written, by DN or id; at most 100
 * @param failure why not everything could be read; empty if it could
 */
public record AuditReport(
        Instant at, long entries, List<String> corrected, List<String> damaged, String failure) {
    public AuditReport {
        corrected = List.copyOf(corrected);
        damaged = List.copyOf(damaged);
    }

    /** Whether the database holds what was written to it, as far as it can tell. */
    public boolean sound() {
        return corrected.isEmpty() && damaged.isEmpty() && failure.isEmpty();
    }
}
