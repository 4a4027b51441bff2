package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.WaitingLetters;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A directory that passes every question on to another one. A subclass answers some itself. */
public class ForwardingDirectory implements Directory {
    private final Directory directory;

    public ForwardingDirectory(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Identity self() {
        return directory.self();
    }

    @Override
    public long usn() {
        return directory.usn();
    }

    @Override
    public long hybridTime() {
        return directory.hybridTime();
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return directory.entry(id);
    }

    @Override
    public List<StoredEntry> changes(ContextId context, Range range, int limit) {
        return directory.changes(context, range, limit);
    }

    @Override
    public List<WrittenEntry> writtenBeyond(
            ContextId context, Epoch epoch, OriginOrder after, int limit) {
        return directory.writtenBeyond(context, epoch, after, limit);
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        return directory.claimants(parent, rdn);
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        return directory.children(parent, after, limit);
    }

    @Override
    public List<StoredEntry> orphans(ContextId context, EntryId after, int limit) {
        return directory.orphans(context, after, limit);
    }

    @Override
    public List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit) {
        return directory.tombstones(context, after, limit);
    }

    @Override
    public Verification verification(SiteId partner, ContextId context) {
        return directory.verification(partner, context);
    }

    @Override
    public List<Due> due(Due.Kind kind, Instant by, int limit) {
        return directory.due(kind, by, limit);
    }

    @Override
    public List<Due> untold() {
        return directory.untold();
    }

    @Override
    public List<StoredEntry> newest(ContextId context, int limit) {
        return directory.newest(context, limit);
    }

    @Override
    public Optional<Mark> mark(long usn) {
        return directory.mark(usn);
    }

    @Override
    public Optional<Mark> lastMark(Range range) {
        return directory.lastMark(range);
    }

    @Override
    public Vector vector(ContextId context) {
        return directory.vector(context);
    }

    @Override
    public List<NamingContext> contexts() {
        return directory.contexts();
    }

    @Override
    public Optional<NamingContext> context(ContextId id) {
        return directory.context(id);
    }

    @Override
    public Totals totals(ContextId context) {
        return directory.totals(context);
    }

    @Override
    public List<EpochOwner> owners() {
        return directory.owners();
    }

    @Override
    public Optional<EpochOwner> owner(Epoch epoch) {
        return directory.owner(epoch);
    }

    @Override
    public List<Partner> partners() {
        return directory.partners();
    }

    @Override
    public Optional<Partner> partner(SiteId site) {
        return directory.partner(site);
    }

    @Override
    public List<Link> links(SiteId partner) {
        return directory.links(partner);
    }

    @Override
    public Link link(SiteId partner, ContextId context) {
        return directory.link(partner, context);
    }

    @Override
    public List<HeldEntry> held(ContextId context, int limit) {
        return directory.held(context, limit);
    }

    @Override
    public List<HeldItem> held(long after, int limit) {
        return directory.held(after, limit);
    }

    @Override
    public boolean holds(Entry part) {
        return directory.holds(part);
    }

    @Override
    public long heldCount(ContextId context, HeldEntry.Reason reason, int limit) {
        return directory.heldCount(context, reason, limit);
    }

    @Override
    public Optional<Deletions> deletions(ContextId context) {
        return directory.deletions(context);
    }

    @Override
    public Vector heldStamps(ContextId context, List<HeldEntry> besides) {
        return directory.heldStamps(context, besides);
    }

    @Override
    public List<HeldEntry> ripe(int limit) {
        return directory.ripe(limit);
    }

    @Override
    public List<LoggedConflict> conflicts(long after, int limit) {
        return directory.conflicts(after, limit);
    }

    @Override
    public long openConflicts(int limit) {
        return directory.openConflicts(limit);
    }

    @Override
    public List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit) {
        return directory.fingerprints(context, range, limit);
    }

    @Override
    public List<Verification> verifications() {
        return directory.verifications();
    }

    @Override
    public WaitingLetters waitingLetters(int limit) {
        return directory.waitingLetters(limit);
    }
}
