package io.bridgehead.store.sql;

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

/** Reads of what is remembered of partners, and of what is held. */
abstract class SqlReplicationState implements Directory {
    private final Session session;

    SqlReplicationState(Session session) {
        this.session = session;
    }

    @Override
    public List<Verification> verifications() {
        return session.list(Sql.VERIFICATIONS, row -> VerificationUnpacker.unpack(row.getBytes(1)));
    }

    @Override
    public Verification verification(SiteId partner, ContextId context) {
        return session.first(
                        Sql.VERIFICATION,
                        row -> VerificationUnpacker.unpack(row.getBytes(1)),
                        partner.name(),
                        Columns.of(context.value()))
                .orElse(Verification.none(partner, context));
    }

    @Override
    public List<Due> due(Due.Kind kind, Instant by, int limit) {
        return new DutyRows(session).due(kind, by, limit);
    }

    @Override
    public List<Due> untold() {
        return new DutyRows(session).untold();
    }

    @Override
    public List<Partner> partners() {
        return session.list(Sql.PARTNERS, row -> StateUnpacker.partner(row.getBytes(1)));
    }

    @Override
    public Optional<Partner> partner(SiteId site) {
        return session.first(
                Sql.PARTNER, row -> StateUnpacker.partner(row.getBytes(1)), site.name());
    }

    @Override
    public List<Link> links(SiteId partner) {
        return session.list(Sql.LINKS, row -> StateUnpacker.link(row.getBytes(1)), partner.name());
    }

    @Override
    public Link link(SiteId partner, ContextId context) {
        return session.first(
                        Sql.LINK,
                        row -> StateUnpacker.link(row.getBytes(1)),
                        partner.name(),
                        Columns.of(context.value()))
                .orElse(Link.none(partner, context));
    }

    @Override
    public List<HeldEntry> held(ContextId context, int limit) {
        return new HeldRows(session).of(context, limit);
    }

    @Override
    public List<HeldItem> held(long after, int limit) {
        return new HeldRows(session).after(after, limit);
    }

    @Override
    public boolean holds(Entry part) {
        return new HeldRows(session).holds(part);
    }

    @Override
    public long heldCount(ContextId context, HeldEntry.Reason reason, int limit) {
        return new HeldRows(session).count(context, reason, limit);
    }

    @Override
    public Optional<Deletions> deletions(ContextId context) {
        return session.first(
                Sql.DELETIONS, row -> Rows.deletions(context, row), Columns.of(context.value()));
    }

    @Override
    public Vector heldStamps(ContextId context, List<HeldEntry> besides) {
        return new HeldRows(session).stamps(context, besides);
    }

    @Override
    public List<HeldEntry> ripe(int limit) {
        return new HeldRows(session).ripe(limit);
    }
}
