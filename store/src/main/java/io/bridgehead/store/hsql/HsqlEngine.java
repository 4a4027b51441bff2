package io.bridgehead.store.hsql;

import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Salvage;
import io.bridgehead.store.entry.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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
    public Salvage salvage(Path from, Path to) {
        return HsqlSalvage.copy(new DatabaseFiles(from), new DatabaseFiles(to), settings);
    }

    @Override
    public void readBehindDamage(Path from, Consumer<List<Entry>> reader) {
        HsqlSalvage.readBehindDamage(new DatabaseFiles(from), reader);
    }

    @Override
    public DurableStore open(Path folder) {
        return HsqlStore.open(folder, settings);
    }
}
