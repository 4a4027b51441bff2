package io.bridgehead.store.sql;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.MarkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries and all that follows from them: USNs, marks, totals, orphans, tombstones. Statements run as
 * batches over the whole commit; one entry at a time would halve the speed.
 */
final class EntryRows {
    private final Session session;
    private final Counter start;
    private final SortedMap<EntryId, EntryChange> changes = new TreeMap<>();
    private final SortedMap<ContextId, Totals> totals = new TreeMap<>();
    private final List<Mark> marks = new ArrayList<>();

    EntryRows(Session session, Counter start) {
        this.session = session;
        this.start = start;
    }

    /** Writes them in order; returns the counter after it, which is not saved yet. */
    Counter write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return start;
        }
        Counter end = count(PackedEntry.all(entries));
        session.batch(Sql.INSERT_ENTRY, rows(false));
        session.batch(Sql.UPDATE_ENTRY, rows(true));
        FurtherEpochRows.write(session, changes.values());
        TombstoneRows.write(session, changes.values());
        new OrphanRows(session).update(changes.values());
        session.batch(Sql.INSERT_MARK, marks.stream().map(EntryRows::row).toList());
        totals.forEach(this::save);
        return end;
    }

    /** Gives each entry its USN and adds it to marks and totals, in their order. */
    private Counter count(List<PackedEntry> entries) {
        MarkPolicy policy = new MarkPolicy();
        Mark mark = start.mark();
        long time = 0;
        int left = entries.size();
        for (PackedEntry entry : entries) {
            left--;
            mark = mark.next(mark.usn() + 1, entry.packed());
            if (policy.keepsAfter(entry.packed().length, left == 0)) {
                marks.add(mark);
            }
            add(entry, mark.usn());
            time = Math.max(time, entry.latestTime());
        }
        return start.entered(mark, time);
    }

    private void add(PackedEntry entry, long usn) {
        EntryId id = entry.entry().id();
        EntryChange earlier = changes.get(id);
        EntryChange change = earlier == null
                ? EntryChange.of(session, entry, usn)
                : earlier.followedBy(entry, usn);
        changes.put(id, change);
        EntrySummary replaced = earlier == null ? change.before() : earlier.after();
        ContextId context = entry.entry().context();
        Totals sum = totals.computeIfAbsent(context, this::stored);
        totals.put(context, change.after().replacing(replaced, sum, usn));
    }

    private Totals stored(ContextId context) {
        return session.first(Sql.TOTALS, Rows::totals, Columns.of(context.value()))
                .orElse(Totals.NONE);
    }

    private List<@Nullable Object[]> rows(boolean update) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (EntryChange change : changes.values()) {
            if (change.isUpdate() == update) {
                rows.add(change.row());
            }
        }
        return rows;
    }

    private static @Nullable Object[] row(Mark mark) {
        return new @Nullable Object[] {mark.usn(), mark.value()};
    }

    private void save(ContextId context, Totals sum) {
        session.put(
                Sql.UPDATE_TOTALS,
                Sql.INSERT_TOTALS,
                sum.live(),
                sum.tombstones(),
                sum.digest().high(),
                sum.digest().low(),
                sum.lastUsn(),
                Columns.of(context.value()));
    }
}
