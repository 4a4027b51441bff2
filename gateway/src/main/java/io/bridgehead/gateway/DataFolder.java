package io.bridgehead.gateway;

import java.nio.file.Path;

/** Where a gateway keeps things, below its data folder. */
public record DataFolder(Path root) {
    /** The database. */
    public Path store() {
        return root.resolve("store");
    }

    /** Mail that has arrived. */
    public Path spool() {
        return root.resolve("spool");
    }
}
