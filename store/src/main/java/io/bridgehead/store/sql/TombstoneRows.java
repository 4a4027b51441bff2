package io.bridgehead.store.sql;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Keeps table {@code tombstone}. */
final class TombstoneRows {
    private TombstoneRows() {}

    static void write(Session session, Collection<EntryChange> changes) {
        session.batch(
                Sql.DELETE_TOMBSTONE,
                changes.stream()
                        .filter(each -> each.before().full())
                        .map(each -> new @Nullable Object[] {each.id()})
                        .toList());
        session.batch(
                Sql.INSERT_TOMBSTONE,
                changes.stream()
                        .filter(each -> each.after().full())
                        .map(TombstoneRows::row)
                        .toList());
    }

    private static @Nullable Object[] row(EntryChange change) {
        long deleted = change.entry().entry().life().write().stamp().time();
        return new @Nullable Object[] {change.id(), change.context(), deleted};
    }
}
