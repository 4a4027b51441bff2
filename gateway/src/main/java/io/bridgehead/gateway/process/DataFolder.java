package io.bridgehead.gateway.process;

import java.nio.file.Path;

/** Where a gateway keeps things, below its data folder. */
public record DataFolder(Path root) {
    /** The database. */
    public Path store() {
        return root.resolve("store");
    }

    /** A database that a restore is still making. */
    public Path restoring() {
        return root.resolve("store.restoring");
    }

    /** Mail that has arrived. */
    public Path spool() {
        return root.resolve("spool");
    }
}
