package io.bridgehead.store.sql;

import io.bridgehead.store.history.Mark;

/** The row of table {@code counter}, as one snapshot has it. */
record Counter(long usn, long hybridTime, long chain, long letter) {

    static Counter of(Session session) {
        return session.first(
                        Sql.SELECT_COUNTER,
                        row -> new Counter(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .orElseThrow(() -> new IllegalStateException("table counter has no row"));
    }

    Mark mark() {
        return new Mark(usn, chain);
    }

    Counter entered(Mark end, long time) {
        return new Counter(end.usn(), Math.max(hybridTime, time), end.value(), letter);
    }

    Counter posted(long letters) {
        return new Counter(usn, hybridTime, chain, letter + letters);
    }

    void save(Session session) {
        session.update(Sql.UPDATE_COUNTER, usn, hybridTime, chain, letter);
    }
}
