package io.bridgehead.store.sql;

import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The audit of a database: page by page in the order of ids, each in a snapshot of its own. Pages with
 * entries that changed meanwhile are read again in the last step, which is a transaction, so that
 * nothing changes under it.
 */
public final class SqlAudit implements EntryAudit {
    private static final int PAGE_ROWS = 500;
    private static final int CHANGED_MAX = 2_000;
    private static final int PAGES_READ_AGAIN_MAX = 50;
    private static final int DAMAGED_SHOWN_MAX = 100;

    private final DatabaseAccess access;
    private final boolean dropping;
    private long dropped;
    private final SortedMap<EntryId, Page> pages = new TreeMap<>();
    private EntryId read = EntryId.NONE;
    private long usn = -1;
    private boolean ended;
    private Optional<Result> result = Optional.empty();

    public SqlAudit(DatabaseAccess access) {
        this(access, false);
    }

    private SqlAudit(DatabaseAccess access, boolean dropping) {
        this.access = access;
        this.dropping = dropping;
    }

    /** An audit that also removes rows whose entry cannot be read: for a database that is salvaged. */
    public static SqlAudit thatDropsUnreadable(DatabaseAccess access) {
        return new SqlAudit(access, true);
    }

    /** How many rows were removed. */
    public long dropped() {
        return dropped;
    }

    /** The sums of the rows in one range of ids. */
    private record Page(
            IdRange range, long rows, Map<ContextId, Totals> sums, List<AuditRow> damaged) {}

    @Override
    public boolean step() {
        if (ended) {
            return false;
        }
        if (read.compareTo(IdRange.ALL.through()) >= 0) {
            access.<Boolean>write(session -> DatabaseAccess.Outcome.of(finish(session), true));
            ended = true;
            return false;
        }
        Page page = access.read(session -> {
            usn = usn < 0 ? Counter.of(session).usn() : usn;
            return page(session, new IdRange(read, IdRange.ALL.through()), PAGE_ROWS);
        });
        pages.put(page.range().after(), page);
        read = page.range().through();
        return true;
    }

    @Override
    public Optional<Result> result() {
        return result;
    }

    /** Reads up to {@code limit} rows; the range of the page ends where the next one begins. */
    private Page page(Session session, IdRange range, int limit) {
        List<AuditRow> rows = session.list(
                Sql.AUDIT_ENTRIES,
                AuditRow::of,
                Columns.of(range.after().value()),
                Columns.of(range.through().value()),
                limit);
        SortedMap<ContextId, Totals> sums = new TreeMap<>();
        List<AuditRow> damaged = new ArrayList<>();
        for (AuditRow each : rows) {
            if (!dropping || each.packed().isPresent()) {
                Totals sum = sums.getOrDefault(each.context(), Totals.NONE);
                sums.put(
                        each.context(),
                        each.counted().replacing(EntrySummary.NONE, sum, each.usn()));
            }
            if (!each.isSound()) {
                damaged.add(each);
            }
        }
        EntryId through = rows.size() < limit
                ? range.through()
                : rows.get(rows.size() - 1).id();
        return new Page(new IdRange(range.after(), through), rows.size(), sums, damaged);
    }

    /** Compares and corrects; returns whether there is anything to commit. */
    private boolean finish(Session session) {
        SortedMap<ContextId, Totals> kept = new TreeMap<>();
        session.list(
                        Sql.AUDIT_TOTALS,
                        row -> Map.entry(
                                new ContextId(Columns.uuid(row.getBytes(6))), Rows.totals(row)))
                .forEach(each -> kept.put(each.getKey(), each.getValue()));
        if (!readAgain(session, kept)) {
            return false;
        }
        SortedMap<ContextId, Totals> sums = new TreeMap<>();
        List<AuditRow> damaged = new ArrayList<>();
        long rows = 0;
        for (Page page : pages.values()) {
            rows += page.rows();
            page.sums().forEach((context, sum) -> sums.merge(context, sum, SqlAudit::plus));
            damaged.addAll(page.damaged());
        }
        List<Correction> corrections = corrections(kept, sums);
        corrections.forEach(each -> correct(session, each));
        damaged.forEach(each -> correct(session, each));
        result = Optional.of(new Result(
                rows,
                corrections,
                damaged.stream().map(AuditRow::id).limit(DAMAGED_SHOWN_MAX).toList()));
        return !corrections.isEmpty() || !damaged.isEmpty();
    }

    /** Reads the pages again in which an entry has changed since the audit began; false if too many. */
    private boolean readAgain(Session session, SortedMap<ContextId, Totals> kept) {
        SortedSet<ContextId> contexts = new TreeSet<>(kept.keySet());
        pages.values().forEach(each -> contexts.addAll(each.sums().keySet()));
        SortedSet<EntryId> changed = new TreeSet<>();
        for (ContextId context : contexts) {
            List<EntryId> found = session.list(
                    Sql.AUDIT_CHANGED,
                    row -> new EntryId(Columns.uuid(row.getBytes(1))),
                    Columns.of(context.value()),
                    usn,
                    CHANGED_MAX);
            if (found.size() == CHANGED_MAX) {
                return false;
            }
            changed.addAll(found);
        }
        SortedSet<EntryId> starts = new TreeSet<>();
        changed.forEach(each -> starts.add(pages.headMap(each).lastKey()));
        if (starts.size() > PAGES_READ_AGAIN_MAX) {
            return false;
        }
        pages.replaceAll((start, each) ->
                starts.contains(start) ? page(session, each.range(), Integer.MAX_VALUE) : each);
        return true;
    }

    private static Totals plus(Totals a, Totals b) {
        return new Totals(
                a.live() + b.live(),
                a.tombstones() + b.tombstones(),
                a.digest().xor(b.digest()),
                Math.max(a.lastUsn(), b.lastUsn()));
    }

    private static List<Correction> corrections(
            SortedMap<ContextId, Totals> kept, SortedMap<ContextId, Totals> sums) {
        SortedSet<ContextId> contexts = new TreeSet<>(kept.keySet());
        contexts.addAll(sums.keySet());
        List<Correction> corrections = new ArrayList<>();
        for (ContextId context : contexts) {
            Totals before = kept.getOrDefault(context, Totals.NONE);
            Totals sum = sums.getOrDefault(context, Totals.NONE);
            // Forgetting what lies beneath a tombstone takes a USN that the totals leave out.
            long last = before.lastUsn() > 0 ? before.lastUsn() : sum.lastUsn();
            Totals after = new Totals(sum.live(), sum.tombstones(), sum.digest(), last);
            if (!after.equals(before)) {
                corrections.add(new Correction(context, before, after));
            }
        }
        return corrections;
    }

    private static void correct(Session session, Correction each) {
        Totals now = each.after();
        session.put(
                Sql.UPDATE_TOTALS,
                Sql.INSERT_TOTALS,
                now.live(),
                now.tombstones(),
                now.digest().high(),
                now.digest().low(),
                now.lastUsn(),
                Columns.of(each.context().value()));
    }

    /** Removes the entry, and what the narrow tables say of it. So it can be written again as new. */
    private static void remove(Session session, AuditRow each) {
        byte[] id = Columns.of(each.id().value());
        session.update(Sql.DELETE_ENTRY, (Object) id);
        session.update(Sql.DELETE_TOMBSTONE, (Object) id);
        session.update(Sql.DELETE_ORPHAN, Columns.of(each.context().value()), id);
        session.update(Sql.DELETE_FURTHER_EPOCHS, (Object) id);
    }

    /** The columns are what a later change takes off the totals, so they must be what was added. */
    private void correct(Session session, AuditRow each) {
        if (dropping && each.packed().isEmpty()) {
            remove(session, each);
            dropped++;
        }
        each.packed().ifPresent(entry -> {
            PackedEntry packed = PackedEntry.all(List.of(entry)).get(0);
            session.update(
                    Sql.UPDATE_ENTRY,
                    new EntryChange(true, each.columns(), packed, each.usn()).row());
        });
    }
}
