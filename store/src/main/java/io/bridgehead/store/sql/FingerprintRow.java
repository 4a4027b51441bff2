package io.bridgehead.store.sql;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A fingerprint with what chooses among them. */
record FingerprintRow(ContextId context, boolean live, Fingerprint fingerprint) {
    private static final int READ_AT_ONCE = 1000;

    private static FingerprintRow of(ResultSet row) throws SQLException {
        return new FingerprintRow(
                new ContextId(Columns.uuid(row.getBytes(2))),
                row.getBytes(3) != null,
                new Fingerprint(
                        new EntryId(Columns.uuid(row.getBytes(1))),
                        new Digest(row.getLong(4), row.getLong(5))));
    }

    /** Live entries of a context with an id in {@code range}, by id; at most {@code limit}. */
    static List<Fingerprint> list(Session session, ContextId context, IdRange range, int limit) {
        List<Fingerprint> found = new ArrayList<>();
        IdRange rest = range;
        while (found.size() < limit) {
            List<FingerprintRow> read = session.list(
                    Sql.FINGERPRINTS,
                    FingerprintRow::of,
                    Columns.of(rest.after().value()),
                    Columns.of(rest.through().value()),
                    READ_AT_ONCE);
            read.stream()
                    .filter(each -> each.isLiveIn(context))
                    .limit((long) limit - found.size())
                    .map(FingerprintRow::fingerprint)
                    .forEach(found::add);
            if (read.size() < READ_AT_ONCE) {
                break;
            }
            rest = new IdRange(read.get(read.size() - 1).fingerprint().id(), range.through());
        }
        return found;
    }

    private boolean isLiveIn(ContextId wanted) {
        return live && context.equals(wanted);
    }
}
