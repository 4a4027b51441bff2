package io.bridgehead.store.sql;

import io.bridgehead.store.DiskUse;

/** A database that is open in this process, as far as the statements need to know it. Thread-safe. */
public interface SqlDatabase extends AutoCloseable {
    /** A connection that writes. One thread at a time may use it. */
    Session writer();

    /** A connection each of whose transactions sees one snapshot and cannot write. */
    Session reader();

    /** Makes what is committed quick to open and safe to copy. No session may write meanwhile. */
    void checkpoint();

    /**
     * Called after each commit of {@code writer}, while no other session may write. Returns whether a
     * checkpoint should be made now. May read by {@code writer}.
     */
    boolean committed(Session writer);

    /** As {@link #checkpoint}; a failure is only logged, since what was committed is safe. */
    void checkpointIfPossible();

    /** Gives unused disk space back if that is worth a quiet moment. No session may be in use meanwhile. */
    boolean tidy();

    /** How much disk it takes. */
    DiskUse disk();

    /** Ends all transactions and closes the files. If this is never called, nothing is lost either. */
    @Override
    void close();

    /** Closes the files as they are. The next start reads the log and forgets what is in memory. */
    void abandon();
}
