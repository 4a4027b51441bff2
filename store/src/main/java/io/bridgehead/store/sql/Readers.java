package io.bridgehead.store.sql;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sessions for reading. A reader never waits for another: if no session is idle, one is opened. A few
 * are kept open for the next readers. Thread-safe.
 */
final class Readers implements AutoCloseable {
    private final SqlDatabase database;
    private final int idleMax;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();

    Readers(SqlDatabase database, int idleMax) {
        this.database = database;
        this.idleMax = idleMax;
    }

    /** Runs {@code work} in a transaction that sees one snapshot. */
    <R> R read(Function<Session, R> work) {
        Session session = take();
        boolean sound = false;
        try {
            R result = work.apply(session);
            session.rollback();
            sound = true;
            return result;
        } finally {
            giveBack(session, sound);
        }
    }

    private Session take() {
        Session session = idle.pollFirst();
        if (session == null) {
            return database.reader();
        }
        idleCount.decrementAndGet();
        return session;
    }

    /** A session whose work failed is not used again; closing it ends its transaction. */
    private void giveBack(Session session, boolean sound) {
        if (sound && idleCount.incrementAndGet() <= idleMax) {
            idle.addFirst(session);
        } else {
            if (sound) {
                idleCount.decrementAndGet();
            }
            session.close();
        }
    }

    @Override
    public void close() {
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.close();
        }
    }
}
