package io.bridgehead.store.memory;

import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
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
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.WaitingLetters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tables. It is a snapshot because nothing is written while it is in use. */
class MemoryDirectory extends MemoryReplicationState {
    private final Tables tables;
    private final MemoryOutbox outbox;

    MemoryDirectory(Tables tables, MemoryOutbox outbox) {
        super(tables);
        this.tables = tables;
        this.outbox = outbox;
    }

    @Override
    public Identity self() {
        return tables.self;
    }

    @Override
    public long usn() {
        return tables.usn;
    }

    @Override
    public long hybridTime() {
        return tables.hybridTime;
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return Optional.ofNullable(tables.entries.get(id));
    }

    @Override
    public List<StoredEntry> changes(ContextId context, Range range, int limit) {
        return stored(
                        tables
                                .byUsn
                                .subMap(range.since(), false, range.through(), true)
                                .values()
                                .stream())
                .filter(each -> each.entry().context().equals(context))
                .limit(limit)
                .toList();
    }

    @Override
    public List<WrittenEntry> writtenBeyond(
            ContextId context, Epoch epoch, OriginOrder after, int limit) {
        return tables.entries.values().stream()
                .filter(each -> each.entry().context().equals(context))
                .flatMap(each -> written(each, epoch).stream())
                .filter(each -> each.at().compareTo(after) > 0)
                .sorted(Comparator.comparing(WrittenEntry::at))
                .limit(limit)
                .toList();
    }

    private static Optional<WrittenEntry> written(StoredEntry stored, Epoch epoch) {
        return stored.entry().lastUsnOf(epoch).stream()
                .mapToObj(usn ->
                        new WrittenEntry(new OriginOrder(usn, stored.entry().id()), stored))
                .findAny();
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        String key = rdn.key();
        SiblingOrder first = new SiblingOrder(parent, key, Stamp.NONE, EntryId.NONE);
        return stored(tables.siblings.tailSet(first).stream()
                        .takeWhile(each ->
                                each.parent().equals(parent) && each.key().equals(key))
                        .map(SiblingOrder::id))
                .toList();
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        SiblingOrder first = after.map(SiblingOrder::of)
                .orElse(new SiblingOrder(parent, "", Stamp.NONE, EntryId.NONE));
        return stored(tables.siblings.tailSet(first, false).stream()
                        .takeWhile(each -> each.parent().equals(parent))
                        .limit(limit)
                        .map(SiblingOrder::id))
                .toList();
    }

    @Override
    public List<StoredEntry> orphans(ContextId context, EntryId after, int limit) {
        return tables.entries.values().stream()
                .filter(each -> each.entry().context().equals(context))
                .filter(each -> each.entry().isLive())
                .filter(each -> !each.entry().id().equals(context.root()))
                .filter(each -> each.entry().id().compareTo(after) > 0)
                .filter(each -> !isLive(each.entry().placement().parent()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit) {
        TombstoneOrder first = after.map(TombstoneOrder::of).orElse(TombstoneOrder.first(context));
        return stored(tables.tombstones.tailSet(first, false).stream()
                        .takeWhile(each -> each.context().equals(context))
                        .limit(limit)
                        .map(TombstoneOrder::id))
                .toList();
    }

    @Override
    public List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit) {
        return tables.entries.tailMap(range.after()).values().stream()
                .map(StoredEntry::entry)
                .takeWhile(each -> each.id().compareTo(range.through()) <= 0)
                .filter(each -> each.id().compareTo(range.after()) > 0)
                .filter(each -> each.context().equals(context) && each.isLive())
                .limit(limit)
                .map(each -> new Fingerprint(each.id(), EntryPacking.digest(each)))
                .toList();
    }

    private boolean isLive(EntryId id) {
        return entry(id).map(each -> each.entry().isLive()).orElse(false);
    }

    @Override
    public List<StoredEntry> newest(ContextId context, int limit) {
        return stored(tables.byUsn.descendingMap().values().stream())
                .filter(each -> each.entry().context().equals(context))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Mark> mark(long usn) {
        return Optional.ofNullable(tables.marks.get(usn));
    }

    @Override
    public Optional<Mark> lastMark(Range range) {
        return Optional.ofNullable(tables.marks.floorEntry(range.through()))
                .map(Map.Entry::getValue)
                .filter(mark -> mark.usn() > range.since());
    }

    @Override
    public Vector vector(ContextId context) {
        return tables.vectors.getOrDefault(context, Vector.EMPTY);
    }

    @Override
    public List<NamingContext> contexts() {
        return List.copyOf(tables.contexts.values());
    }

    @Override
    public Optional<NamingContext> context(ContextId id) {
        return Optional.ofNullable(tables.contexts.get(id));
    }

    @Override
    public Totals totals(ContextId context) {
        return tables.totals.getOrDefault(context, Totals.NONE);
    }

    @Override
    public List<EpochOwner> owners() {
        return List.copyOf(tables.owners.values());
    }

    @Override
    public Optional<EpochOwner> owner(Epoch epoch) {
        return Optional.ofNullable(tables.owners.get(epoch));
    }

    @Override
    public List<LoggedConflict> conflicts(long after, int limit) {
        return tables.conflicts.values().stream()
                .filter(each -> each.number() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public long openConflicts(int limit) {
        return tables.conflicts.values().stream()
                .filter(each -> !each.settled())
                .limit(limit)
                .count();
    }

    private Stream<StoredEntry> stored(Stream<EntryId> ids) {
        return ids.map(id -> Objects.requireNonNull(tables.entries.get(id), "index without a row"));
    }

    @Override
    public WaitingLetters waitingLetters(int limit) {
        return new WaitingLetters(outbox.size(), outbox.list(limit));
    }
}
