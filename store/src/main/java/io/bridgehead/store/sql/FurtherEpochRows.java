package io.bridgehead.store.sql;

import io.bridgehead.store.history.Epoch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps table {@code further_epoch}. */
final class FurtherEpochRows {
    private FurtherEpochRows() {}

    static void write(Session session, Collection<EntryChange> changes) {
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> gone = new ArrayList<>();
        for (EntryChange change : changes) {
            SortedMap<Epoch, Long> now = change.entry().furtherOrigins();
            SortedMap<Epoch, Long> before =
                    change.isUpdate() ? stored(session, change) : new TreeMap<>();
            before.forEach((epoch, usn) -> {
                if (!usn.equals(now.get(epoch))) {
                    gone.add(new @Nullable Object[] {change.id(), Columns.of(epoch.value())});
                }
            });
            now.forEach((epoch, usn) -> {
                if (!usn.equals(before.get(epoch))) {
                    added.add(row(change, epoch, usn));
                }
            });
        }
        session.batch(Sql.DELETE_FURTHER_EPOCH, gone);
        session.batch(Sql.INSERT_FURTHER_EPOCH, added);
    }

    private static SortedMap<Epoch, Long> stored(Session session, EntryChange change) {
        TreeMap<Epoch, Long> stored = new TreeMap<>();
        session.list(
                        Sql.FURTHER_EPOCHS,
                        row -> Map.entry(new Epoch(Columns.uuid(row.getBytes(1))), row.getLong(2)),
                        change.id())
                .forEach(each -> stored.put(each.getKey(), each.getValue()));
        return stored;
    }

    private static @Nullable Object[] row(EntryChange change, Epoch epoch, long usn) {
        return new @Nullable Object[] {change.id(), Columns.of(epoch.value()), change.context(), usn
        };
    }
}
