package io.bridgehead.store.hsql;

import io.bridgehead.store.Digest;
import io.bridgehead.store.Entry;
import io.bridgehead.store.EntryId;
import io.bridgehead.store.EntryPacking;
import io.bridgehead.store.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What an entry counts for in its context, without its contents.
 *
 * @param below the parent if the entry is live, else empty
 * @param digest {@link Digest#EMPTY} if it is not live
 */
record Standing(Optional<EntryId> below, boolean deleted, Digest digest) {
    /** Of an entry that is not there. */
    static final Standing NONE = new Standing(Optional.empty(), false, Digest.EMPTY);

    static Standing of(Entry entry) {
        return new Standing(
                entry.isLive() ? Optional.of(entry.placement().parent()) : Optional.empty(),
                entry.life().deleted(),
                EntryPacking.digest(entry));
    }

    static Standing of(ResultSet row) throws SQLException {
        return new Standing(
                Optional.ofNullable(row.getBytes(1)).map(id -> new EntryId(Columns.uuid(id))),
                row.getBoolean(2),
                new Digest(row.getLong(3), row.getLong(4)));
    }

    boolean isLive() {
        return below.isPresent();
    }

    Totals takenFrom(Totals sum) {
        return new Totals(
                sum.live() - (isLive() ? 1 : 0),
                sum.tombstones() - (deleted ? 1 : 0),
                sum.digest().xor(digest),
                sum.lastUsn());
    }

    Totals addedTo(Totals sum, long usn) {
        return new Totals(
                sum.live() + (isLive() ? 1 : 0),
                sum.tombstones() + (deleted ? 1 : 0),
                sum.digest().xor(digest),
                Math.max(sum.lastUsn(), usn));
    }
}
