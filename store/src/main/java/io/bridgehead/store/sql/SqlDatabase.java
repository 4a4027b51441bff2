package io.bridgehead.store.sql;

/** A database that is open in this process, as far as the statements need to know it. Thread-safe. */
public interface SqlDatabase extends AutoCloseable {
    /** A connection that writes. To be used by one thread at a time. */
    Session writer();

    /** A connection each of whose transactions sees one snapshot and cannot write. */
    Session reader();

    /** Makes what is committed quick to open and safe to copy. Nobody may write meanwhile. */
    void checkpoint();

    /** Ends all transactions and closes the files. Without it nothing is lost either. */
    @Override
    void close();

    /** Closes the files as they are: the next start goes by the log, not by this memory. */
    void abandon();
}
