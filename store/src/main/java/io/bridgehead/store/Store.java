package io.bridgehead.store;

import java.util.function.Function;

/**
 * The database of one gateway. One writer at a time; readers never wait for it and each sees one
 * snapshot. An exception out of the work rolls everything back and is passed on. Thread-safe.
 */
public interface Store extends AutoCloseable {
    /** Runs {@code work} as one transaction. When this returns, its writes survive a power loss. */
    <R> R write(Function<Transaction, R> work);

    /** Runs {@code work} on one snapshot. */
    <R> R read(Function<Directory, R> work);

    /** Whether it refuses everything until it is opened anew, to protect what is durable. */
    boolean isBroken();

    /** The outbox. */
    Outbox outbox();

    /** Ends cleanly, so that the next start is quick. Again: nothing. Never loses anything. */
    @Override
    void close();
}
