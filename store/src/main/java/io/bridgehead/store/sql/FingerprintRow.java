package io.bridgehead.store.sql;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A fingerprint with what chooses among them. */
record FingerprintRow(ContextId context, boolean live, Fingerprint fingerprint) {
    static FingerprintRow of(ResultSet row) throws SQLException {
        return new FingerprintRow(
                new ContextId(Columns.uuid(row.getBytes(2))),
                row.getBytes(3) != null,
                new Fingerprint(
                        new EntryId(Columns.uuid(row.getBytes(1))),
                        new Digest(row.getLong(4), row.getLong(5))));
    }

    boolean isLiveIn(ContextId wanted) {
        return live && context.equals(wanted);
    }
}
