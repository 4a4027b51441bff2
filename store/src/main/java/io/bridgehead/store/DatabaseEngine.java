package io.bridgehead.store;

import java.nio.file.Path;

/**
 * One kind of database: it makes and opens stores in folders. Each folder has at most one database,
 * and one process at a time may have it open. Thread-safe.
 */
public interface DatabaseEngine {
    /** Whether {@code folder} has the files of a database, finished or not. */
    boolean isIn(Path folder);

    /**
     * Makes the database of {@code identity} in {@code folder}, which may exist, and opens it. Throws
     * {@link StoreException} if there is a database already. A database whose founding was
     * interrupted before its first contexts or entries were written is founded again, with this
     * identity.
     */
    DurableStore create(Path folder, Identity identity);

    /** Opens the database in {@code folder}; {@link StoreException} if there is none, or it is in use. */
    DurableStore open(Path folder);
}
