package io.bridgehead.store.sql;

import io.bridgehead.store.StoreException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Who may use the database when: writers one after the other in the order of asking, readers at any
 * time, nobody after the end. Thread-safe.
 */
public final class DatabaseAccess implements AutoCloseable {
    private final SqlDatabase database;
    private final Session writer;
    private final Readers readers;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;
    private volatile boolean broken;

    public DatabaseAccess(SqlDatabase database, int idleReaders) {
        this.database = database;
        this.writer = database.writer();
        this.readers = new Readers(database, idleReaders);
    }

    /**
     * What a writer's work came to.
     *
     * @param writes whether there is anything to commit
     */
    public record Outcome<R>(boolean writes, R result) {
        public static <R> Outcome<R> of(boolean writes, R result) {
            return new Outcome<>(writes, result);
        }
    }

    /** Runs {@code work} as one transaction; durable when this returns. */
    public <R> R write(Function<Session, Outcome<R>> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write inside a write");
        }
        enter();
        turn.lock();
        boolean done = false;
        try {
            requireWhole();
            Outcome<R> outcome = work.apply(writer);
            if (outcome.writes()) {
                commit();
                done = true;
            }
            return outcome.result();
        } catch (VirtualMachineError e) {
            broken = true;
            throw e;
        } finally {
            try {
                if (!done) {
                    rollback();
                }
            } finally {
                turn.unlock();
                life.readLock().unlock();
            }
        }
    }

    /** What could not be taken back must not be committed with the next step. */
    private void rollback() {
        boolean whole = false;
        try {
            writer.rollback();
            whole = true;
        } finally {
            broken = broken || !whole;
        }
    }

    /** Whether nothing is served any more until a restart. */
    public boolean isBroken() {
        return broken;
    }

    /**
     * After a commit that failed nobody knows what is on the disk, and what is in memory may be more:
     * USNs that a restart would hand out again. So nothing is served any more until a restart.
     */
    private void commit() {
        boolean whole = false;
        try {
            writer.commit();
            whole = true;
        } finally {
            broken = broken || !whole;
        }
    }

    /** Runs {@code work} on one snapshot. */
    public <R> R read(Function<Session, R> work) {
        enter();
        try {
            return readers.read(work);
        } finally {
            life.readLock().unlock();
        }
    }

    /** A checkpoint, then {@code work} on what it wrote, before anybody writes again. */
    public <R> R still(Function<Session, R> work) {
        enter();
        turn.lock();
        try {
            requireWhole();
            database.checkpoint();
            return readers.read(work);
        } finally {
            turn.unlock();
            life.readLock().unlock();
        }
    }

    private void enter() {
        life.readLock().lock();
        try {
            requireWhole();
        } catch (StoreException e) {
            life.readLock().unlock();
            throw e;
        }
    }

    private void requireWhole() {
        if (closed) {
            throw new StoreException("the database is closed");
        }
        if (broken) {
            throw new StoreException(
                    "a commit failed half-way; a restart returns to the last whole one");
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
                if (broken) {
                    database.abandon();
                } else {
                    database.close();
                }
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}
