package io.bridgehead.store;

import io.bridgehead.store.entry.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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

    /**
     * Copies what can still be read of the damaged database in {@code from} to the empty folder {@code
     * to}, as it was after one of its commits. {@code from} is not changed. Throws {@link
     * StoreException} if too little can be read to open it.
     */
    Salvage salvage(Path from, Path to);

    /**
     * Shows to {@code reader} the entries that were written to the database in {@code from} after the
     * damage, in the order of commits. They may be merged, like entries that a partner sends.
     */
    void readBehindDamage(Path from, Consumer<List<Entry>> reader);

    /** Opens the database in {@code folder}; {@link StoreException} if there is none, or it is in use. */
    DurableStore open(Path folder);
}
