package io.bridgehead.store.sql;

import io.bridgehead.store.entry.EntryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps table {@code orphan}, after the rows of {@code entry} have been written. */
final class OrphanRows {
    private final Session session;
    private final SortedMap<EntryId, Boolean> live = new TreeMap<>();

    OrphanRows(Session session) {
        this.session = session;
    }

    void update(Collection<EntryChange> changes) {
        if (session.first(Sql.ANY_ORPHAN, row -> true).isPresent()) {
            session.batch(
                    Sql.DELETE_ORPHAN, changes.stream().map(OrphanRows::key).toList());
            session.batch(
                    Sql.DELETE_ORPHANS_OF,
                    changes.stream()
                            .filter(each -> each.after().isLive())
                            .map(each -> new @Nullable Object[] {each.id()})
                            .toList());
        }
        List<@Nullable Object[]> orphans = new ArrayList<>();
        for (EntryChange change : changes) {
            change.parentNeeded()
                    .filter(parent -> !isLive(parent))
                    .ifPresent(parent -> orphans.add(new @Nullable Object[] {
                        change.context(), change.id(), Columns.of(parent.value())
                    }));
        }
        session.batch(Sql.INSERT_ORPHAN, orphans);
        for (EntryChange change : changes) {
            if (change.before().isLive() && !change.after().isLive()) {
                session.update(Sql.INSERT_ORPHANS_OF, change.id(), change.id());
            }
        }
    }

    private static @Nullable Object[] key(EntryChange change) {
        return new @Nullable Object[] {change.context(), change.id()};
    }

    private boolean isLive(EntryId parent) {
        return live.computeIfAbsent(
                parent,
                id -> session.first(Sql.IS_LIVE, row -> true, Columns.of(id.value()))
                        .isPresent());
    }
}
