package io.bridgehead.store;

import java.nio.file.Path;

/** A store on the disk, which can be copied while it is in use. */
public interface DurableStore extends Store {
    /**
     * Copies the database to {@code folder}, which exists and is empty. Writes wait until the copy is
     * durable; reads do not. Throws {@link StoreException} if the copy cannot be written. The database
     * itself is not harmed by that and stays in use.
     */
    DatabaseCopy copyTo(Path folder);
}
