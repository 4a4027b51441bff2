package io.bridgehead.gateway.simulation;

import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.hsql.HsqlEngine;
import io.bridgehead.store.hsql.HsqlSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Databases on disk. After a kill a database has only what its files contain. */
final class HsqlDatabases implements Databases, AutoCloseable {
    private final DatabaseEngine engine = new HsqlEngine(HsqlSettings.DEFAULT);
    private final Path root;
    private final IdentityHashMap<Store, Path> open = new IdentityHashMap<>();
    private int made;
    private int killed;

    HsqlDatabases(Path root) {
        this.root = root;
    }

    int killed() {
        return killed;
    }

    @Override
    public Store create(Identity self) {
        Path folder = next();
        return opened(engine.create(folder, self), folder);
    }

    /** Copies the files of an open database and opens the copy: data not yet on disk is lost. */
    @Override
    public Store reopen(Store store) {
        Path before = Objects.requireNonNull(open.remove(store), "unknown store");
        Path after = next();
        copy(before, after);
        store.close();
        killed++;
        return opened(engine.open(after), after);
    }

    @Override
    public void close() {
        open.keySet().forEach(Store::close);
    }

    private Path next() {
        made++;
        return root.resolve("database-" + made);
    }

    private Store opened(Store store, Path folder) {
        open.put(store, folder);
        return store;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to.resolve(from.relativize(file).toString()));
                } else if (LOCKS.stream().noneMatch(file.toString()::endsWith)) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> LOCKS = List.of(".lck", "lock");
}
