package io.bridgehead.store.sql;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One row of table {@code entry}, with what its columns say and what its packed entry says.
 *
 * @param packed the entry; empty if its bytes cannot be read as that entry
 */
record AuditRow(
        EntryId id, ContextId context, long usn, EntrySummary columns, Optional<Entry> packed) {
    static AuditRow of(ResultSet row) throws SQLException {
        EntryId id = new EntryId(Columns.uuid(row.getBytes(1)));
        ContextId context = new ContextId(Columns.uuid(row.getBytes(2)));
        EntrySummary columns = EntrySummary.ofColumns(row, 4);
        return new AuditRow(
                id, context, row.getLong(3), columns, unpacked(id, context, row.getBytes(8)));
    }

    private static Optional<Entry> unpacked(EntryId id, ContextId context, byte[] bytes) {
        try {
            Entry entry = EntryPacking.unpack(bytes);
            boolean same = entry.id().equals(id) && entry.context().equals(context);
            return same ? Optional.of(entry) : Optional.empty();
        } catch (RuntimeException damaged) {
            // Damaged bytes can fail in any of the values that they are made of.
            return Optional.empty();
        }
    }

    /** What the row counts for: the packed entry decides, since partners are sent that. */
    EntrySummary counted() {
        return packed.map(EntrySummary::of).orElse(columns);
    }

    /** Whether the columns say the same as the packed entry. */
    boolean isSound() {
        return packed.map(each -> EntrySummary.of(each).shows(columns)).orElse(false);
    }
}
