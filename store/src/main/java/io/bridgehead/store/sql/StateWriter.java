package io.bridgehead.store.sql;

import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;

/** Writes all of {@link Changes} but the entries: rows that replace the row of their key. */
final class StateWriter {
    private final Session session;

    StateWriter(Session session) {
        this.session = session;
    }

    void write(Changes changes) {
        changes.content().conflicts().forEach(this::log);
        HeldRows held = new HeldRows(session);
        changes.held().released().forEach(held::release);
        changes.held().added().forEach(held::hold);
        changes.content().deletions().forEach(this::put);
        changes.history().vectors().forEach(this::put);
        changes.history().owners().forEach(this::put);
        changes.history().contexts().forEach(this::put);
        DutyRows duties = new DutyRows(session);
        changes.partnership().partners().forEach(duties::put);
        changes.partnership().links().forEach(duties::put);
        changes.history().newLife().ifPresent(this::begin);
        changes.partnership().verifications().forEach(duties::put);
    }

    private void begin(Epoch life) {
        session.update(Sql.BEGIN_LIFE, Columns.of(life.value()));
        session.update(Sql.BEGIN_HISTORY, Mark.genesis(life).value());
    }

    private void log(Conflict conflict) {
        byte[] entry = Columns.of(conflict.entry().value());
        byte[] winner = Columns.of(conflict.winner());
        byte[] loser = Columns.of(conflict.loser());
        String register = conflict.register();
        if (session.first(Sql.CONFLICT_ONCE, row -> true, entry, register, winner, loser)
                .isEmpty()) {
            session.update(
                    Sql.INSERT_CONFLICT,
                    entry,
                    register,
                    winner,
                    loser,
                    conflict.kept(),
                    conflict.lost(),
                    conflict.loss().map(EntryPacking::pack).orElse(new byte[0]));
        }
    }

    private void put(Changes.ContextVector row) {
        session.put(
                Sql.UPDATE_VECTOR,
                Sql.INSERT_VECTOR,
                StatePacker.pack(row.vector()),
                Columns.of(row.context().value()));
    }

    private void put(Deletions row) {
        session.put(
                Sql.UPDATE_DELETIONS,
                Sql.INSERT_DELETIONS,
                Columns.of(row.since()),
                row.live(),
                row.count(),
                Columns.of(row.context().value()));
    }

    private void put(EpochOwner row) {
        session.put(
                Sql.UPDATE_OWNER,
                Sql.INSERT_OWNER,
                row.site().name(),
                row.server(),
                row.end(),
                Columns.of(row.epoch().value()));
    }

    private void put(NamingContext row) {
        session.put(
                Sql.UPDATE_CONTEXT,
                Sql.INSERT_CONTEXT,
                row.dn(),
                row.home().map(site -> site.name()).orElse(null),
                row.writableAnywhere(),
                Columns.of(row.id().value()));
    }
}
