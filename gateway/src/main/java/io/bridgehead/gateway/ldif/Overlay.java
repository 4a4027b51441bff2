package io.bridgehead.gateway.ldif;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Deletions;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Entry;
import io.bridgehead.store.EntryId;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.EpochOwner;
import io.bridgehead.store.Fingerprint;
import io.bridgehead.store.HeldEntry;
import io.bridgehead.store.HeldItem;
import io.bridgehead.store.IdRange;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Link;
import io.bridgehead.store.LoggedConflict;
import io.bridgehead.store.Mark;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Partner;
import io.bridgehead.store.Range;
import io.bridgehead.store.Rdn;
import io.bridgehead.store.SiblingOrder;
import io.bridgehead.store.StoredEntry;
import io.bridgehead.store.Totals;
import io.bridgehead.store.Vector;
import io.bridgehead.store.Verification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot with entries on top that are to be written in the same transaction, so that a change
 * sees those before it. Covers what names need: entries, claimants, children. The rest is as below.
 */
final class Overlay implements Directory {
    private static final Comparator<StoredEntry> SIBLINGS =
            Comparator.comparing(each -> SiblingOrder.of(each.entry()));

    private final Directory base;
    private final Map<EntryId, StoredEntry> pending = new LinkedHashMap<>();
    private final TreeMap<SiblingOrder, StoredEntry> siblings = new TreeMap<>();

    Overlay(Directory base) {
        this.base = base;
    }

    /** Puts a version on top. An entry keeps the USN, and the turn, that it got first. */
    void put(Entry entry) {
        StoredEntry before = pending.get(entry.id());
        if (before != null) {
            siblings.remove(SiblingOrder.of(before.entry()));
        }
        long usn = before == null ? usn() + 1 : before.usn();
        StoredEntry after = new StoredEntry(usn, entry);
        pending.put(entry.id(), after);
        if (entry.isLive()) {
            siblings.put(SiblingOrder.of(entry), after);
        }
    }

    /** What is on top, in order of USNs. */
    List<Entry> entries() {
        return pending.values().stream().map(StoredEntry::entry).toList();
    }

    /** Whether this entry is on top, and at which USN. */
    Optional<StoredEntry> pending(EntryId id) {
        return Optional.ofNullable(pending.get(id));
    }

    @Override
    public long usn() {
        return base.usn() + pending.size();
    }

    @Override
    public long hybridTime() {
        return base.hybridTime();
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return pending(id).or(() -> base.entry(id));
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        List<StoredEntry> all = new ArrayList<>(base.claimants(parent, rdn));
        all.removeIf(each -> pending.containsKey(each.entry().id()));
        String key = rdn.key();
        below(parent, SiblingOrder.first(parent, key)).stream()
                .takeWhile(each -> each.entry().placement().rdn().key().equals(key))
                .forEach(all::add);
        all.sort(SIBLINGS);
        return all;
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        List<StoredEntry> all =
                new ArrayList<>(base.children(parent, after, limit + pending.size()));
        all.removeIf(each -> pending.containsKey(each.entry().id()));
        SiblingOrder from = after.map(SiblingOrder::of).orElse(SiblingOrder.first(parent, ""));
        below(parent, from).stream()
                .filter(each -> SiblingOrder.of(each.entry()).compareTo(from) > 0)
                .forEach(all::add);
        all.sort(SIBLINGS);
        return all.stream().limit(limit).toList();
    }

    private List<StoredEntry> below(EntryId parent, SiblingOrder from) {
        return siblings.tailMap(from, true).values().stream()
                .takeWhile(each -> each.entry().placement().parent().equals(parent))
                .toList();
    }

    @Override
    public Identity self() {
        return base.self();
    }

    @Override
    public Optional<Mark> mark(long usn) {
        return base.mark(usn);
    }

    @Override
    public Optional<Mark> lastMark(Range range) {
        return base.lastMark(range);
    }

    @Override
    public Vector vector(ContextId context) {
        return base.vector(context);
    }

    @Override
    public List<NamingContext> contexts() {
        return base.contexts();
    }

    @Override
    public Optional<NamingContext> context(ContextId id) {
        return base.context(id);
    }

    @Override
    public Totals totals(ContextId context) {
        return base.totals(context);
    }

    @Override
    public List<EpochOwner> owners() {
        return base.owners();
    }

    @Override
    public Optional<EpochOwner> owner(Epoch epoch) {
        return base.owner(epoch);
    }

    @Override
    public List<Partner> partners() {
        return base.partners();
    }

    @Override
    public Optional<Partner> partner(SiteId site) {
        return base.partner(site);
    }

    @Override
    public List<Link> links(SiteId partner) {
        return base.links(partner);
    }

    @Override
    public Link link(SiteId partner, ContextId context) {
        return base.link(partner, context);
    }

    @Override
    public List<HeldEntry> held(ContextId context, int limit) {
        return base.held(context, limit);
    }

    @Override
    public List<HeldItem> held(long after, int limit) {
        return base.held(after, limit);
    }

    @Override
    public boolean holds(Entry part) {
        return base.holds(part);
    }

    @Override
    public long heldCount(ContextId context, HeldEntry.Reason reason, int limit) {
        return base.heldCount(context, reason, limit);
    }

    @Override
    public Optional<Deletions> deletions(ContextId context) {
        return base.deletions(context);
    }

    @Override
    public Vector heldStamps(ContextId context, List<HeldEntry> besides) {
        return base.heldStamps(context, besides);
    }

    @Override
    public List<HeldEntry> ripe(int limit) {
        return base.ripe(limit);
    }

    @Override
    public List<LoggedConflict> conflicts(long after, int limit) {
        return base.conflicts(after, limit);
    }

    @Override
    public long openConflicts(int limit) {
        return base.openConflicts(limit);
    }

    @Override
    public List<StoredEntry> changes(ContextId context, Range range, int limit) {
        return base.changes(context, range, limit);
    }

    @Override
    public List<StoredEntry> touchedBy(Epoch epoch, EntryId after, int limit) {
        return base.touchedBy(epoch, after, limit);
    }

    @Override
    public List<StoredEntry> orphans(ContextId context, EntryId after, int limit) {
        return base.orphans(context, after, limit);
    }

    @Override
    public List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit) {
        return base.tombstones(context, after, limit);
    }

    @Override
    public List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit) {
        return base.fingerprints(context, range, limit);
    }

    @Override
    public List<Verification> verifications() {
        return base.verifications();
    }
}
