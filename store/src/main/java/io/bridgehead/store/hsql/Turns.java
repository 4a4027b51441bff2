package io.bridgehead.store.hsql;

import io.bridgehead.store.StoreException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Who may use the database when: writers one after the other in the order of asking, readers at any
 * time, nobody after the end. Thread-safe.
 */
final class Turns implements AutoCloseable {
    private final Database database;
    private final Session writer;
    private final Readers readers;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    Turns(Database database, int idleReaders) {
        this.database = database;
        this.writer = database.writer();
        this.readers = new Readers(database, idleReaders);
    }

    /**
     * What a writer's work came to.
     *
     * @param writes whether there is anything to commit
     */
    record Outcome<R>(boolean writes, R result) {
        static <R> Outcome<R> of(boolean writes, R result) {
            return new Outcome<>(writes, result);
        }
    }

    /** Runs {@code work} as one transaction; durable when this returns. */
    <R> R write(Function<Session, Outcome<R>> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write inside a write");
        }
        enter();
        turn.lock();
        boolean done = false;
        try {
            Outcome<R> outcome = work.apply(writer);
            if (outcome.writes()) {
                writer.commit();
                done = true;
            }
            return outcome.result();
        } finally {
            try {
                if (!done) {
                    writer.rollback();
                }
            } finally {
                turn.unlock();
                life.readLock().unlock();
            }
        }
    }

    /** Runs {@code work} on one snapshot. */
    <R> R read(Function<Session, R> work) {
        enter();
        try {
            return readers.read(work);
        } finally {
            life.readLock().unlock();
        }
    }

    /** A checkpoint in the place of a write. */
    void checkpoint() {
        enter();
        turn.lock();
        try {
            database.checkpoint();
        } finally {
            turn.unlock();
            life.readLock().unlock();
        }
    }

    private void enter() {
        life.readLock().lock();
        if (closed) {
            life.readLock().unlock();
            throw new StoreException("the database is closed");
        }
    }

    /** Waits for everybody who is inside, then ends. Again: nothing. */
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                readers.close();
                writer.close();
                database.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}
