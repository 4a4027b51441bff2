package io.bridgehead.store;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Totals;
import java.util.List;
import java.util.Optional;

/**
 * Reads every entry of a database and compares it with what is kept beside it: the columns of its row,
 * and the totals of its context. Each step is short, and work between two steps is allowed. At its end
 * the totals, and the columns, are corrected to what the entries say. Of one thread at a time.
 */
public interface EntryAudit {
    /** Of a database in memory: it cannot rot. */
    EntryAudit NOTHING = new EntryAudit() {
        @Override
        public boolean step() {
            return false;
        }

        @Override
        public Optional<Result> result() {
            return Optional.of(new Result(0, List.of(), List.of()));
        }
    };

    /** Does one step; returns whether there are more. Throws {@link StoreException}. */
    boolean step();

    /** What was found; empty before the last step, or if too much changed meanwhile. */
    Optional<Result> result();

    /** The totals of one context before and after they were corrected. */
    record Correction(ContextId context, Totals before, Totals after) {}

    /**
     * What an audit found. Its corrections are durable.
     *
     * @param entries how many were read, deleted ones too
     * @param corrections contexts whose totals were wrong: rows were removed, added or set back
     * @param damaged entries that are not what their rows say, or cannot be read; at most 100
     */
    record Result(long entries, List<Correction> corrections, List<EntryId> damaged) {
        public Result {
            corrections = List.copyOf(corrections);
            damaged = List.copyOf(damaged);
        }

        /** Whether the database holds what was written to it, as far as it can tell. */
        public boolean isSound() {
            return corrections.isEmpty() && damaged.isEmpty();
        }
    }
}
