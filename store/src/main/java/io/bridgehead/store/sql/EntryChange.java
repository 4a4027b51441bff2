package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code entry} before and after a commit.
 *
 * @param isUpdate whether there was a row before
 */
record EntryChange(boolean isUpdate, EntrySummary before, PackedEntry entry, long usn) {
    static EntryChange of(Session session, PackedEntry entry, long usn) {
        byte[] key = Columns.of(entry.entry().id().value());
        Optional<EntrySummary> before = session.first(Sql.ENTRY_STANDING, EntrySummary::of, key);
        return new EntryChange(before.isPresent(), before.orElse(EntrySummary.NONE), entry, usn);
    }

    /** The same row, written a second time by the same commit: only the last one is seen. */
    EntryChange followedBy(PackedEntry next, long nextUsn) {
        return new EntryChange(isUpdate, before, next, nextUsn);
    }

    EntrySummary after() {
        return entry.standing();
    }

    byte[] id() {
        return Columns.of(entry.entry().id().value());
    }

    byte[] context() {
        return Columns.of(entry.entry().context().value());
    }

    /** The parent, if this entry needs one to show. */
    Optional<EntryId> parentNeeded() {
        Entry now = entry.entry();
        return now.id().equals(now.context().root()) ? Optional.empty() : after().below();
    }

    /** The columns in the order of insert-entry.sql and update-entry.sql. */
    @Nullable
    Object[] row() {
        Entry now = entry.entry();
        return new @Nullable Object[] {
            context(),
            usn,
            after().below().map(parent -> Columns.of(parent.value())).orElse(null),
            after().deleted(),
            after().isLive() ? now.placement().rdn().key() : "",
            Columns.of(now.created()),
            now.created().isNone() ? null : Columns.of(now.created().epoch().value()),
            entry.originUsn(),
            after().digest().high(),
            after().digest().low(),
            entry.packed(),
            id()
        };
    }
}
