package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of partners, and the narrow columns beside each packed row by which the next duty
 * is found. A mail asks for the next duty, so its cost must not grow with the number of partners.
 */
public final class DutyRows {
    private static final Map<Due.Kind, Sql> BY_KIND = Map.of(
            Due.Kind.STATUS, Sql.DUE_STATUSES,
            Due.Kind.ASK, Sql.DUE_ASKS,
            Due.Kind.ANSWER, Sql.DUE_ANSWERS,
            Due.Kind.VERIFY, Sql.DUE_VERIFICATIONS);

    private final Session session;

    public DutyRows(Session session) {
        this.session = session;
    }

    List<Due> due(Due.Kind kind, Instant by, int limit) {
        Sql sql = BY_KIND.get(kind);
        if (sql == null) {
            throw new IllegalStateException("no statement finds " + kind);
        }
        return session.list(sql, DutyRows::due, Columns.of(by), limit);
    }

    List<Due> untold() {
        return session.list(Sql.UNTOLD, DutyRows::due).stream()
                .sorted(Due.BY_PARTNER)
                .toList();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Columns.instant(row.getBytes(1)),
                new SiteId(row.getString(2)),
                new ContextId(Columns.uuid(row.getBytes(3))));
    }

    void put(Partner row) {
        session.put(
                Sql.UPDATE_PARTNER,
                Sql.INSERT_PARTNER,
                StatePacker.pack(row),
                Columns.of(row.statusDue()),
                row.site().name());
    }

    void put(Link row) {
        session.put(
                Sql.UPDATE_LINK,
                Sql.INSERT_LINK,
                StatePacker.pack(row),
                Columns.of(row.inbound().askDue()),
                Columns.of(row.outbound().answerDue()),
                row.outbound().tellsAfter(),
                Columns.of(row.outbound().nextTell()),
                row.partner().name(),
                Columns.of(row.context().value()));
    }

    void put(Verification row) {
        session.put(
                Sql.UPDATE_VERIFICATION,
                Sql.INSERT_VERIFICATION,
                VerificationPacker.pack(row),
                Columns.of(row.askDue()),
                row.partner().name(),
                Columns.of(row.context().value()));
    }

    /**
     * Fills the columns in rows that were written before the columns existed. Returns whether there
     * were any.
     */
    public boolean fill() {
        List<Partner> partners =
                session.list(Sql.UNFILLED_PARTNERS, row -> StateUnpacker.partner(row.getBytes(1)));
        List<Link> links =
                session.list(Sql.UNFILLED_LINKS, row -> StateUnpacker.link(row.getBytes(1)));
        List<Verification> verifications = session.list(
                Sql.UNFILLED_VERIFICATIONS, row -> VerificationUnpacker.unpack(row.getBytes(1)));
        partners.forEach(this::put);
        links.forEach(this::put);
        verifications.forEach(this::put);
        return !partners.isEmpty() || !links.isEmpty() || !verifications.isEmpty();
    }
}
