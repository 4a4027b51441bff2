package io.bridgehead.store.sql;

import io.bridgehead.store.history.Epoch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps table {@code further_epoch}. */
final class FurtherEpochRows {
    private FurtherEpochRows() {}

    static void write(Session session, Collection<EntryChange> changes) {
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> gone = new ArrayList<>();
        for (EntryChange change : changes) {
            SortedSet<Epoch> now = change.entry().furtherEpochs();
            SortedSet<Epoch> before = change.isUpdate() ? stored(session, change) : new TreeSet<>();
            now.stream()
                    .filter(each -> !before.contains(each))
                    .forEach(each -> added.add(row(change, each)));
            before.stream()
                    .filter(each -> !now.contains(each))
                    .forEach(each -> gone.add(row(change, each)));
        }
        session.batch(Sql.INSERT_FURTHER_EPOCH, added);
        session.batch(Sql.DELETE_FURTHER_EPOCH, gone);
    }

    private static SortedSet<Epoch> stored(Session session, EntryChange change) {
        return new TreeSet<>(session.list(
                Sql.FURTHER_EPOCHS, row -> new Epoch(Columns.uuid(row.getBytes(1))), change.id()));
    }

    private static @Nullable Object[] row(EntryChange change, Epoch epoch) {
        return new @Nullable Object[] {change.id(), Columns.of(epoch.value())};
    }
}
