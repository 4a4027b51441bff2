package io.bridgehead.store.memory;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads of what is remembered of partners, and of what is held. */
abstract class MemoryReplicationState implements Directory {
    private final Tables tables;

    MemoryReplicationState(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Verification> verifications() {
        return List.copyOf(tables.verifications.values());
    }

    @Override
    public Verification verification(SiteId partner, ContextId context) {
        return tables.verifications.getOrDefault(
                new Tables.LinkKey(partner, context), Verification.none(partner, context));
    }

    @Override
    public List<Due> due(Due.Kind kind, Instant by, int limit) {
        return new MemoryDuties(tables).due(kind, by, limit);
    }

    @Override
    public List<Due> untold() {
        return new MemoryDuties(tables).untold();
    }

    @Override
    public List<Partner> partners() {
        return List.copyOf(tables.partners.values());
    }

    @Override
    public Optional<Partner> partner(SiteId site) {
        return Optional.ofNullable(tables.partners.get(site));
    }

    @Override
    public List<Link> links(SiteId partner) {
        return tables.links.values().stream()
                .filter(each -> each.partner().equals(partner))
                .toList();
    }

    @Override
    public Link link(SiteId partner, ContextId context) {
        return tables.links.getOrDefault(
                new Tables.LinkKey(partner, context), Link.none(partner, context));
    }

    @Override
    public List<HeldEntry> held(ContextId context, int limit) {
        return heldOf(context).limit(limit).toList();
    }

    @Override
    public List<HeldItem> held(long after, int limit) {
        return tables.held.tailMap(after, false).entrySet().stream()
                .map(each -> new HeldItem(each.getKey(), each.getValue()))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean holds(Entry part) {
        return tables.held.values().stream().anyMatch(each -> each.part().equals(part));
    }

    @Override
    public long heldCount(ContextId context, HeldEntry.Reason reason, int limit) {
        return heldOf(context)
                .filter(each -> each.reason() == reason)
                .limit(limit)
                .count();
    }

    @Override
    public Optional<Deletions> deletions(ContextId context) {
        return Optional.ofNullable(tables.deletions.get(context));
    }

    @Override
    public Vector heldStamps(ContextId context, List<HeldEntry> besides) {
        return Vector.union(heldOf(context)
                .filter(each -> !besides.contains(each))
                .map(HeldEntry::stamps)
                .toList());
    }

    @Override
    public List<HeldEntry> ripe(int limit) {
        return tables.held.values().stream()
                .filter(each -> each.reason() == HeldEntry.Reason.APPROVED
                        || tables.owners.containsKey(each.awaits()))
                .limit(limit)
                .toList();
    }

    private Stream<HeldEntry> heldOf(ContextId context) {
        return tables.held.values().stream()
                .filter(each -> each.part().context().equals(context));
    }
}
