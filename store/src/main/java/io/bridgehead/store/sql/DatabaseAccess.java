package io.bridgehead.store.sql;

import io.bridgehead.store.DiskUse;
import io.bridgehead.store.StoreException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Lets writers use the database one after the other, in the order in which they ask, and readers at
 * any time. After {@link #close} it refuses both. Thread-safe.
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
     * The result of a writer's work.
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

    /** If the rollback fails, the next commit would take the failed work with it: serve nothing more. */
    private void rollback() {
        boolean whole = false;
        try {
            writer.rollback();
            whole = true;
        } finally {
            broken = broken || !whole;
        }
    }

    /** Whether it refuses everything until a restart. */
    public boolean isBroken() {
        return broken;
    }

    /**
     * After a commit that failed it is unknown what is on the disk. Memory may hold more than the disk:
     * USNs that would be given out again after a restart. So nothing is served until a restart.
     */
    private void commit() {
        boolean whole = false;
        boolean full;
        try {
            writer.commit();
            full = database.committed(writer);
            writer.rollback();
            whole = true;
        } finally {
            broken = broken || !whole;
        }
        // A checkpoint waits until no reader is inside, so a thread that is one must not make it.
        if (full && life.getReadHoldCount() == 1) {
            database.checkpointIfPossible();
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

    /** Makes a checkpoint and runs {@code work} on what it wrote. Writers wait until both are done. */
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

    /** Gives unused disk space back if that is worth a quiet moment; all others wait meanwhile. */
    public boolean tidy() {
        enter();
        turn.lock();
        try {
            requireWhole();
            return database.tidy();
        } finally {
            turn.unlock();
            life.readLock().unlock();
        }
    }

    /** How much disk the database takes. */
    public DiskUse disk() {
        enter();
        try {
            return database.disk();
        } finally {
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
                    "a commit or a rollback failed; restart the gateway, which returns to the last commit");
        }
    }

    /** Waits for the work that is running, then closes the database. A second call does nothing. */
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
