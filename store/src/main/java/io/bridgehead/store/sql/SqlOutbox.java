package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The outbox; its writes take their turn with the store's own. Thread-safe. */
public final class SqlOutbox implements Outbox {
    private final DatabaseAccess turns;

    public SqlOutbox(DatabaseAccess turns) {
        this.turns = turns;
    }

    @Override
    public SortedSet<SiteId> sites() {
        return turns.read(session -> {
            TreeSet<SiteId> sites = new TreeSet<>();
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                next = session.first(Sql.NEXT_SITE, row -> row.getString(1), next.get());
                next.map(SiteId::new).ifPresent(sites::add);
            }
            return sites;
        });
    }

    @Override
    public List<Letter> due(SiteId to, Instant now, int limit) {
        byte[] time = Columns.of(now);
        return turns.read(session ->
                session.list(Sql.LETTERS_DUE, Rows::letter, to.name(), time, time, limit).stream()
                        .map(each -> LetterRows.whole(session, each))
                        .toList());
    }

    @Override
    public List<LetterHead> dueHeads(SiteId to, Instant now, int limit) {
        byte[] time = Columns.of(now);
        return turns.read(session ->
                session.list(Sql.LETTERS_DUE, Rows::letter, to.name(), time, time, limit));
    }

    @Override
    public Optional<Letter> open(LetterHead head) {
        return turns.read(
                session -> session.first(Sql.PAYLOAD, row -> row.getBytes(1), head.number())
                        .map(head::with));
    }

    @Override
    public List<LetterHead> list(int limit) {
        return turns.read(session -> session.list(Sql.LETTERS, Rows::letter, limit));
    }

    @Override
    public long size() {
        return turns.read(session ->
                session.first(Sql.COUNT_LETTERS, row -> row.getLong(1)).orElse(0L));
    }

    @Override
    public void sent(long number) {
        turns.write(
                session -> DatabaseAccess.Outcome.of(LetterRows.delete(session, number), number));
    }

    @Override
    public void sent(long number, Carried carried) {
        turns.write(session -> {
            LetterRows.delete(session, number);
            session.put(
                    Sql.UPDATE_CARRIED,
                    Sql.INSERT_CARRIED,
                    Columns.of(carried.day()),
                    carried.bytes(),
                    carried.connector());
            return DatabaseAccess.Outcome.of(true, number);
        });
    }

    @Override
    public void replace(long number, NewLetter other) {
        turns.write(session -> {
            boolean found = LetterRows.delete(session, number);
            if (found) {
                Counter next = Counter.of(session).posted(1);
                LetterRows.post(session, next.letter(), other);
                next.save(session);
            }
            return DatabaseAccess.Outcome.of(found, number);
        });
    }

    @Override
    public List<Carried> carried() {
        return turns.read(session -> session.list(Sql.CARRIED, Rows::carried));
    }

    @Override
    public List<SizeLimit> sizeLimits() {
        return turns.read(session -> session.list(Sql.SIZE_LIMITS, Rows::sizeLimit));
    }

    @Override
    public void keep(SizeLimit limit) {
        turns.write(session -> {
            LetterRows.keep(session, limit);
            return DatabaseAccess.Outcome.of(true, limit);
        });
    }

    @Override
    public void forget(SizeLimit limit) {
        turns.write(session -> {
            int found = session.update(Sql.DELETE_SIZE_LIMIT, limit.connector(), limit.site());
            return DatabaseAccess.Outcome.of(found > 0, limit);
        });
    }

    @Override
    public void deferred(long number, Instant due, String trouble) {
        turns.write(session -> {
            int found = session.update(Sql.DEFER_LETTER, Columns.of(due), trouble, number);
            return DatabaseAccess.Outcome.of(found > 0, number);
        });
    }

    @Override
    public List<LetterHead> expire(Instant now) {
        return turns.write(session -> {
            List<LetterHead> expired =
                    session.list(Sql.LETTERS_EXPIRED, Rows::letter, Columns.of(now));
            expired.forEach(each -> LetterRows.delete(session, each.number()));
            return DatabaseAccess.Outcome.of(!expired.isEmpty(), expired);
        });
    }
}
