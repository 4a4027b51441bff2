package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Deletions;
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
import io.bridgehead.store.MessagePart;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.NewLetter;
import io.bridgehead.store.Partner;
import io.bridgehead.store.Range;
import io.bridgehead.store.Rdn;
import io.bridgehead.store.SplitMessage;
import io.bridgehead.store.StoredEntry;
import io.bridgehead.store.Totals;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.Vector;
import io.bridgehead.store.Verification;
import java.util.List;
import java.util.Optional;

/** A transaction that passes everything on; whoever extends it changes what it wants to change. */
public class ForwardingTransaction implements Transaction {
    private final Transaction transaction;

    public ForwardingTransaction(Transaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Identity self() {
        return transaction.self();
    }

    @Override
    public long usn() {
        return transaction.usn();
    }

    @Override
    public long hybridTime() {
        return transaction.hybridTime();
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return transaction.entry(id);
    }

    @Override
    public List<StoredEntry> changes(ContextId context, Range range, int limit) {
        return transaction.changes(context, range, limit);
    }

    @Override
    public List<StoredEntry> touchedBy(Epoch epoch, EntryId after, int limit) {
        return transaction.touchedBy(epoch, after, limit);
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        return transaction.claimants(parent, rdn);
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        return transaction.children(parent, after, limit);
    }

    @Override
    public List<StoredEntry> orphans(ContextId context, EntryId after, int limit) {
        return transaction.orphans(context, after, limit);
    }

    @Override
    public List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit) {
        return transaction.tombstones(context, after, limit);
    }

    @Override
    public Optional<Mark> mark(long usn) {
        return transaction.mark(usn);
    }

    @Override
    public Optional<Mark> lastMark(Range range) {
        return transaction.lastMark(range);
    }

    @Override
    public Vector vector(ContextId context) {
        return transaction.vector(context);
    }

    @Override
    public List<NamingContext> contexts() {
        return transaction.contexts();
    }

    @Override
    public Optional<NamingContext> context(ContextId id) {
        return transaction.context(id);
    }

    @Override
    public Totals totals(ContextId context) {
        return transaction.totals(context);
    }

    @Override
    public List<EpochOwner> owners() {
        return transaction.owners();
    }

    @Override
    public Optional<EpochOwner> owner(Epoch epoch) {
        return transaction.owner(epoch);
    }

    @Override
    public List<Partner> partners() {
        return transaction.partners();
    }

    @Override
    public Optional<Partner> partner(SiteId site) {
        return transaction.partner(site);
    }

    @Override
    public List<Link> links(SiteId partner) {
        return transaction.links(partner);
    }

    @Override
    public Link link(SiteId partner, ContextId context) {
        return transaction.link(partner, context);
    }

    @Override
    public List<HeldEntry> held(ContextId context, int limit) {
        return transaction.held(context, limit);
    }

    @Override
    public List<HeldItem> held(long after, int limit) {
        return transaction.held(after, limit);
    }

    @Override
    public boolean holds(Entry part) {
        return transaction.holds(part);
    }

    @Override
    public long heldCount(ContextId context, HeldEntry.Reason reason, int limit) {
        return transaction.heldCount(context, reason, limit);
    }

    @Override
    public Optional<Deletions> deletions(ContextId context) {
        return transaction.deletions(context);
    }

    @Override
    public Vector heldStamps(ContextId context, List<HeldEntry> besides) {
        return transaction.heldStamps(context, besides);
    }

    @Override
    public List<HeldEntry> ripe(int limit) {
        return transaction.ripe(limit);
    }

    @Override
    public List<LoggedConflict> conflicts(long after, int limit) {
        return transaction.conflicts(after, limit);
    }

    @Override
    public long openConflicts(int limit) {
        return transaction.openConflicts(limit);
    }

    @Override
    public void write(Changes changes) {
        transaction.write(changes);
    }

    @Override
    public void settleConflict(long number) {
        transaction.settleConflict(number);
    }

    @Override
    public void post(NewLetter letter) {
        transaction.post(letter);
    }

    @Override
    public List<SplitMessage> splitMessages() {
        return transaction.splitMessages();
    }

    @Override
    public SplitMessage keepPart(MessagePart part) {
        return transaction.keepPart(part);
    }

    @Override
    public List<byte[]> takeParts(String message) {
        return transaction.takeParts(message);
    }

    @Override
    public void dropParts(String message) {
        transaction.dropParts(message);
    }

    @Override
    public List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit) {
        return transaction.fingerprints(context, range, limit);
    }

    @Override
    public List<Verification> verifications() {
        return transaction.verifications();
    }
}
