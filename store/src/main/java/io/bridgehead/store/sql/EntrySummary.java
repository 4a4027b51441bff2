package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What an entry counts for in its context, without its contents.
 *
 * @param below the parent if the entry is live, else empty
 * @param full whether it is deleted and something is left beneath its tombstone
 * @param digest {@link Digest#EMPTY} if it is not live
 */
record EntrySummary(Optional<EntryId> below, boolean deleted, boolean full, Digest digest) {
    /** Of an entry that is not there. */
    static final EntrySummary NONE = new EntrySummary(Optional.empty(), false, false, Digest.EMPTY);

    public static EntrySummary of(Entry entry) {
        return new EntrySummary(
                entry.isLive() ? Optional.of(entry.placement().parent()) : Optional.empty(),
                entry.life().deleted(),
                entry.isTombstone(),
                EntryPacking.digest(entry));
    }

    public static EntrySummary of(ResultSet row) throws SQLException {
        return new EntrySummary(
                Optional.ofNullable(row.getBytes(1)).map(id -> new EntryId(Columns.uuid(id))),
                row.getBoolean(2),
                row.getBoolean(3),
                new Digest(row.getLong(4), row.getLong(5)));
    }

    /** From the columns below, deleted and digest, of which the first has this number. */
    static EntrySummary ofColumns(ResultSet row, int first) throws SQLException {
        return new EntrySummary(
                Optional.ofNullable(row.getBytes(first)).map(id -> new EntryId(Columns.uuid(id))),
                row.getBoolean(first + 1),
                false,
                new Digest(row.getLong(first + 2), row.getLong(first + 3)));
    }

    /** Whether the columns of a row say the same; what lies beneath a tombstone is not among them. */
    boolean shows(EntrySummary columns) {
        return below.equals(columns.below)
                && deleted == columns.deleted
                && digest.equals(columns.digest);
    }

    boolean isLive() {
        return below.isPresent();
    }

    private Totals takenFrom(Totals sum) {
        return new Totals(
                sum.live() - (isLive() ? 1 : 0),
                sum.tombstones() - (deleted ? 1 : 0),
                sum.digest().xor(digest),
                sum.lastUsn());
    }

    /** The totals with this in the place of {@code replaced}. */
    Totals replacing(EntrySummary replaced, Totals sum, long usn) {
        boolean forgetting = replaced.full && deleted && !full;
        return addedTo(replaced.takenFrom(sum), forgetting ? sum.lastUsn() : usn);
    }

    private Totals addedTo(Totals sum, long usn) {
        return new Totals(
                sum.live() + (isLive() ? 1 : 0),
                sum.tombstones() + (deleted ? 1 : 0),
                sum.digest().xor(digest),
                Math.max(sum.lastUsn(), usn));
    }
}
