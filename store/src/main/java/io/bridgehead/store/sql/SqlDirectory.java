package io.bridgehead.store.sql;

import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.SiblingOrder;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.TombstoneOrder;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.WaitingLetters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads of one session, whose transaction has begun with reading the counter. */
public class SqlDirectory extends SqlReplicationState {
    private final Session session;
    private final Identity self;
    private final Counter counter;

    public SqlDirectory(Session session) {
        super(session);
        this.session = session;
        this.counter = Counter.of(session);
        this.self = session.first(Sql.SELECT_IDENTITY, Rows::identity)
                .orElseThrow(() -> new IllegalStateException("table identity has no row"));
    }

    public final Session session() {
        return session;
    }

    final Counter counter() {
        return counter;
    }

    @Override
    public Identity self() {
        return self;
    }

    @Override
    public long usn() {
        return counter.usn();
    }

    @Override
    public long hybridTime() {
        return counter.hybridTime();
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return session.first(Sql.ENTRY_BY_ID, Rows::stored, Columns.of(id.value()));
    }

    @Override
    public List<StoredEntry> changes(ContextId context, Range range, int limit) {
        return session.list(
                Sql.ENTRIES_CHANGED,
                Rows::stored,
                Columns.of(context.value()),
                range.since(),
                range.through(),
                limit);
    }

    /** Each entry has its origin in one of two tables, so the first of both are merged. */
    @Override
    public List<WrittenEntry> writtenBeyond(
            ContextId context, Epoch epoch, OriginOrder after, int limit) {
        List<WrittenEntry> found = new ArrayList<>();
        byte[] of = Columns.of(epoch.value());
        byte[] in = Columns.of(context.value());
        byte[] id = Columns.of(after.id().value());
        for (Sql sql : List.of(Sql.ENTRIES_OF_ORIGIN_TOGETHER, Sql.ENTRIES_FURTHER_TOGETHER)) {
            found.addAll(session.list(sql, Rows::written, of, in, after.usn(), id, limit));
        }
        for (Sql sql : List.of(Sql.ENTRIES_OF_ORIGIN_AFTER, Sql.ENTRIES_FURTHER_AFTER)) {
            found.addAll(session.list(sql, Rows::written, of, in, after.usn(), limit));
        }
        return found.stream()
                .sorted(Comparator.comparing(WrittenEntry::at))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        return session.list(Sql.CLAIMANTS, Rows::stored, Columns.of(parent.value()), rdn.key());
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        byte[] below = Columns.of(parent.value());
        if (after.isEmpty()) {
            return session.list(Sql.CHILDREN_FIRST, Rows::stored, below, limit);
        }
        SiblingOrder last = SiblingOrder.of(after.get());
        byte[] created = Columns.of(last.created());
        byte[] id = Columns.of(last.id().value());
        List<StoredEntry> page = new ArrayList<>(session.list(
                Sql.CHILDREN_NAMESAKES,
                Rows::stored,
                below,
                last.key(),
                created,
                created,
                id,
                limit));
        if (page.size() < limit) {
            page.addAll(session.list(
                    Sql.CHILDREN_AFTER, Rows::stored, below, last.key(), limit - page.size()));
        }
        return page;
    }

    @Override
    public List<StoredEntry> orphans(ContextId context, EntryId after, int limit) {
        byte[] key = Columns.of(context.value());
        return session.list(Sql.ORPHANS, Rows::stored, key, Columns.of(after.value()), limit);
    }

    @Override
    public List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit) {
        TombstoneOrder last = after.map(TombstoneOrder::of).orElse(TombstoneOrder.first(context));
        byte[] key = Columns.of(context.value());
        List<StoredEntry> page = new ArrayList<>(session.list(
                Sql.TOMBSTONES_TOGETHER,
                Rows::stored,
                key,
                last.deleted(),
                Columns.of(last.id().value()),
                limit));
        if (page.size() < limit) {
            page.addAll(session.list(
                    Sql.TOMBSTONES_AFTER, Rows::stored, key, last.deleted(), limit - page.size()));
        }
        return page;
    }

    @Override
    public List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit) {
        return FingerprintRow.list(session, context, range, limit);
    }

    @Override
    public List<StoredEntry> newest(ContextId context, int limit) {
        return session.list(Sql.CHANGES_NEWEST, Rows::stored, Columns.of(context.value()), limit);
    }

    @Override
    public Optional<Mark> mark(long usn) {
        return session.first(Sql.MARK, Rows::mark, usn);
    }

    @Override
    public Optional<Mark> lastMark(Range range) {
        return session.first(Sql.LAST_MARK, Rows::mark, range.since(), range.through());
    }

    @Override
    public Vector vector(ContextId context) {
        return session.first(
                        Sql.VECTOR,
                        row -> StateUnpacker.vector(row.getBytes(1)),
                        Columns.of(context.value()))
                .orElse(Vector.EMPTY);
    }

    @Override
    public List<NamingContext> contexts() {
        return session.list(Sql.CONTEXTS, Rows::context);
    }

    @Override
    public Optional<NamingContext> context(ContextId id) {
        return session.first(Sql.CONTEXT, Rows::context, Columns.of(id.value()));
    }

    @Override
    public Totals totals(ContextId context) {
        return session.first(Sql.TOTALS, Rows::totals, Columns.of(context.value()))
                .orElse(Totals.NONE);
    }

    @Override
    public List<EpochOwner> owners() {
        return session.list(Sql.OWNERS, Rows::owner);
    }

    @Override
    public Optional<EpochOwner> owner(Epoch epoch) {
        return session.first(Sql.OWNER, Rows::owner, Columns.of(epoch.value()));
    }

    @Override
    public List<LoggedConflict> conflicts(long after, int limit) {
        return session.list(Sql.CONFLICTS, Rows::conflict, after, limit);
    }

    @Override
    public long openConflicts(int limit) {
        return session.first(Sql.OPEN_CONFLICTS, row -> row.getLong(1), limit).orElseThrow();
    }

    @Override
    public WaitingLetters waitingLetters(int limit) {
        return new WaitingLetters(
                session.first(Sql.COUNT_LETTERS, row -> row.getLong(1)).orElse(0L),
                session.list(Sql.LETTERS, Rows::letter, limit));
    }
}
