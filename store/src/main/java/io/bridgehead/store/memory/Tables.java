package io.bridgehead.store.memory;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.SiblingOrder;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.TombstoneOrder;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.MarkPolicy;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows. Changed only by {@link #write}, after the work of a transaction has succeeded. */
final class Tables {
    record LinkKey(SiteId partner, ContextId context) implements Comparable<LinkKey> {
        @Override
        public int compareTo(LinkKey other) {
            int bySite = partner.compareTo(other.partner);
            return bySite != 0 ? bySite : context.compareTo(other.context);
        }
    }

    /** What makes two rows of the conflict log one. */
    record ConflictKey(EntryId entry, String register, Stamp winner, Stamp loser) {
        static ConflictKey of(Conflict row) {
            return new ConflictKey(row.entry(), row.register(), row.winner(), row.loser());
        }
    }

    Identity self;
    final SortedMap<EntryId, StoredEntry> entries = new TreeMap<>();
    final TreeMap<Long, EntryId> byUsn = new TreeMap<>();
    final TreeSet<SiblingOrder> siblings = new TreeSet<>();
    final TreeSet<TombstoneOrder> tombstones = new TreeSet<>();
    final TreeMap<Long, Mark> marks = new TreeMap<>();
    final SortedMap<ContextId, Vector> vectors = new TreeMap<>();
    final SortedMap<ContextId, NamingContext> contexts = new TreeMap<>();
    final SortedMap<ContextId, Totals> totals = new TreeMap<>();
    final SortedMap<Epoch, EpochOwner> owners = new TreeMap<>();
    final SortedMap<SiteId, Partner> partners = new TreeMap<>();
    final TreeMap<LinkKey, Link> links = new TreeMap<>();
    final TreeMap<LinkKey, Verification> verifications = new TreeMap<>();
    final TreeMap<Long, HeldEntry> held = new TreeMap<>();
    final Map<ConflictKey, LoggedConflict> conflicts = new LinkedHashMap<>();
    final SortedMap<ContextId, Deletions> deletions = new TreeMap<>();
    long usn;
    long hybridTime;
    private long lastHeld;
    private Mark chain;

    Tables(Identity self) {
        this.self = self;
        this.chain = Mark.genesis(self.epoch());
        marks.put(0L, chain);
    }

    void write(Changes changes) {
        MarkPolicy policy = new MarkPolicy();
        int left = changes.content().entries().size();
        for (Entry entry : changes.content().entries()) {
            left--;
            write(entry, policy, left == 0);
        }
        if (changes.cut()) {
            chain = chain.next();
            usn = chain.usn();
            marks.put(usn, chain);
        }
        for (Conflict each : changes.content().conflicts()) {
            conflicts.putIfAbsent(
                    ConflictKey.of(each), new LoggedConflict(conflicts.size() + 1L, each, false));
        }
        changes.held().released().forEach(each -> held.values().remove(each));
        changes.held().added().forEach(this::hold);
        changes.content().deletions().forEach(each -> deletions.put(each.context(), each));
        changes.history().vectors().forEach(each -> vectors.put(each.context(), each.vector()));
        changes.history().owners().forEach(each -> owners.put(each.epoch(), each));
        changes.history().contexts().forEach(each -> contexts.put(each.id(), each));
        changes.partnership().partners().forEach(each -> partners.put(each.site(), each));
        changes.history().newLife().ifPresent(this::begin);
        changes.partnership()
                .links()
                .forEach(each -> links.put(new LinkKey(each.partner(), each.context()), each));
        changes.partnership()
                .verifications()
                .forEach(each ->
                        verifications.put(new LinkKey(each.partner(), each.context()), each));
    }

    private void hold(HeldEntry item) {
        if (held.values().stream().noneMatch(each -> each.part().equals(item.part()))) {
            lastHeld++;
            held.put(lastHeld, item);
        }
    }

    void settleConflict(long number) {
        conflicts.replaceAll((key, each) ->
                each.number() == number ? new LoggedConflict(number, each.conflict(), true) : each);
    }

    private void begin(Epoch life) {
        self = self.in(life);
        marks.put(0L, Mark.genesis(life));
    }

    private void write(Entry entry, MarkPolicy policy, boolean last) {
        usn++;
        StoredEntry now = new StoredEntry(usn, entry);
        StoredEntry before = entries.put(entry.id(), now);
        Entry old = before == null ? Entry.unknown(entry.id(), entry.context()) : before.entry();
        if (before != null) {
            byUsn.remove(before.usn());
            siblings.remove(SiblingOrder.of(old));
            tombstones.remove(TombstoneOrder.of(old));
        }
        byUsn.put(usn, entry.id());
        if (entry.isLive()) {
            siblings.add(SiblingOrder.of(entry));
        }
        if (entry.isTombstone()) {
            tombstones.add(TombstoneOrder.of(entry));
        }
        totals.merge(
                entry.context(),
                Totals.NONE.replacing(old, now),
                (sum, ignored) -> sum.replacing(old, now));
        for (Stamp stamp : entry.stamps()) {
            hybridTime = Math.max(hybridTime, stamp.time());
        }
        byte[] packed = EntryPacking.pack(entry);
        chain = chain.next(usn, packed);
        if (policy.keepsAfter(packed.length, last)) {
            marks.put(usn, chain);
        }
    }
}
