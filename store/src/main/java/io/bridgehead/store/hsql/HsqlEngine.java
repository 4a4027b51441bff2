package io.bridgehead.store.hsql;

import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.Identity;
import java.nio.file.Path;

/** Databases of HSQLDB, which use as much of the machine as {@code settings} say. */
public record HsqlEngine(HsqlSettings settings) implements DatabaseEngine {
    @Override
    public boolean isIn(Path folder) {
        return Database.isIn(folder);
    }

    @Override
    public DurableStore create(Path folder, Identity identity) {
        return HsqlStore.create(folder, identity, settings);
    }

    @Override
    public DurableStore open(Path folder) {
        return HsqlStore.open(folder, settings);
    }
}
