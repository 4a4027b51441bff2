package io.bridgehead.store;

import java.util.function.Function;

/**
 * The database of one gateway. There is one writer at a time. Readers never wait for it, and each
 * reads one snapshot. An exception from the work rolls everything back and reaches the caller.
 * Thread-safe.
 */
public interface Store extends AutoCloseable {
    /** Runs {@code work} as one transaction. When this returns, its writes survive a loss of power. */
    <R> R write(Function<Transaction, R> work);

    /** Runs {@code work} on one snapshot. */
    <R> R read(Function<Directory, R> work);

    /** Whether the store refuses all work until it is opened again, to protect what is durable. */
    boolean isBroken();

    /**
     * Gives unused disk space back if that is worth a quiet moment. All other work waits meanwhile, for
     * about a second with 10,000 entries. Returns whether it did anything.
     */
    default boolean tidy() {
        return false;
    }

    /** How much disk the database takes. */
    default DiskUse disk() {
        return DiskUse.NONE;
    }

    /** Begins an audit of all entries. It costs a full read, in steps of some milliseconds. */
    default EntryAudit audit() {
        return EntryAudit.NOTHING;
    }

    /** The outbox. */
    Outbox outbox();

    /** Closes cleanly, so that the next start is quick. A second call does nothing. Loses nothing. */
    @Override
    void close();
}
