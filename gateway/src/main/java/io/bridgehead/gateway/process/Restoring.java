package io.bridgehead.gateway.process;

import io.bridgehead.gateway.backup.Backup;
import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Folders;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.store.Changes;
import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.Directory;
import io.bridgehead.store.FolderLock;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Salvage;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code restore}: replaces the database by a backup, which begins a new life. The restore builds
 * the new database beside the old one, and renames it when it is whole. So a crash leaves the old
 * database or no database, and never half of one. Without a database, the gateway refuses to start
 * until the operator has repeated the restore. The spool stays as it is.
 */
public final class Restoring {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Config config;
    private final DataFolder folder;
    private final Clock clock;

    /** Restores the gateway of {@code config}, which must not run. */
    public Restoring(Config config, Clock clock) {
        this.config = config;
        this.folder = new DataFolder(config.data());
        this.clock = clock;
    }

    /**
     * The result of a restore.
     *
     * @param self the identity of the database in its new life
     * @param replaced the folder of the former database; empty if there was none
     */
    public record Restored(Identity self, Manifest backup, Optional<Path> replaced) {}

    /**
     * Restores the backup in {@code from}. With {@code replace}, first moves an existing database
     * aside. Throws {@link BackupException}, and leaves the database as it is, if the backup is
     * damaged or another gateway's, if a database exists and {@code replace} is missing, if it is
     * in use, or if the disk fails.
     */
    public Restored restore(Path from, boolean replace) {
        Backup backup = new Backup(from);
        Manifest manifest = backup.verified();
        requireOurs(manifest.self());
        if (!FolderLock.isAllIn(folder.store()) && !replace) {
            throw new BackupException("there is a database in " + folder.store()
                    + ": 'restore --replace' moves it aside, and deletes nothing");
        }
        FolderLock lock = locked();
        try (lock) {
            Identity self = reborn(backup);
            Optional<Path> replaced = movedAside(clock.instant());
            Folders.rename(folder.restoring(), folder.store());
            return new Restored(self, manifest, replaced);
        } catch (IOException | StoreException e) {
            throw new BackupException("cannot restore into " + folder.root(), e);
        }
    }

    /**
     * The result of a salvage.
     *
     * @param behind how many entries were taken from commits behind the damage
     * @param replaced where the damaged database lies now
     */
    public record Salvaged(Identity self, Salvage found, long behind, Path replaced) {}

    /**
     * Puts what can be read of the damaged database in its place, in a new life, and moves the damaged
     * one aside. Throws {@link BackupException}, and changes nothing, if too little can be read.
     */
    public Salvaged salvage() {
        DatabaseEngine engine = new ConfigTranslation(config).engine();
        if (!engine.isIn(folder.store())) {
            throw new BackupException("there is no database in " + folder.store());
        }
        FolderLock lock = locked();
        try (lock) {
            Folders.remove(folder.restoring());
            Folders.make(folder.restoring());
            Salvage found = engine.salvage(folder.store(), folder.restoring());
            Identity self = inNewLife(found.dropped() > 0);
            long behind = mergeBehindDamage(engine);
            Path replaced = movedAside(clock.instant()).orElseThrow();
            Folders.rename(folder.restoring(), folder.store());
            return new Salvaged(self, found, behind, replaced);
        } catch (IOException | StoreException e) {
            throw new BackupException("too little can be read in " + folder.store(), e);
        }
    }

    /** What stands behind the damage is merged in the new life, so its USNs are new as well. */
    private long mergeBehindDamage(DatabaseEngine engine) {
        long[] merged = {0};
        try (Store store = engine.open(folder.restoring())) {
            engine.readBehindDamage(folder.store(), entries -> merged[0] += merge(store, entries));
        }
        return merged[0];
    }

    private static long merge(Store store, List<Entry> entries) {
        return store.write(tx -> {
            SortedMap<EntryId, Entry> now = new TreeMap<>();
            for (Entry each : entries) {
                Optional<Entry> mine = Optional.ofNullable(now.get(each.id()))
                        .or(() -> tx.entry(each.id()).map(StoredEntry::entry));
                if (mine.isEmpty() || mine.get().context().equals(each.context())) {
                    now.put(
                            each.id(),
                            mine.map(old -> Merge.of(old, each).entry()).orElse(each));
                }
            }
            tx.write(Changes.ofEntries(List.copyOf(now.values())));
            return (long) now.size();
        });
    }

    /** Throws {@link StoreException} if a restore was interrupted and left no database. */
    static void requireFinished(DataFolder folder, DatabaseEngine engine) {
        if (Files.exists(folder.restoring()) && !engine.isIn(folder.store())) {
            throw new StoreException("a restore in " + folder.root()
                    + " was broken off: run the same 'bridgehead restore' again");
        }
    }

    private void requireOurs(Identity found) {
        Founding.difference(config, found).ifPresent(each -> {
            throw new BackupException(
                    each + ": name a backup of this gateway, or the configuration of that one");
        });
    }

    private FolderLock locked() {
        try {
            return FolderLock.of(folder.store());
        } catch (StoreException e) {
            throw new BackupException(String.valueOf(e.getMessage()));
        }
    }

    /** Builds the database beside the old one, and begins a new life in it. */
    private Identity reborn(Backup backup) throws IOException {
        boolean whole = false;
        try {
            Folders.remove(folder.restoring());
            Folders.make(folder.restoring());
            backup.copyTo(folder.restoring());
            Identity self = inNewLife(false);
            whole = true;
            return self;
        } finally {
            if (!whole) {
                Folders.remove(folder.restoring());
            }
        }
    }

    private Identity inNewLife(boolean lacksEntries) {
        ConfigTranslation translation = new ConfigTranslation(config);
        Replication replication = new Replication(translation.terms());
        StepRunner runner = new StepRunner(replication, translation.wireLimits());
        byte[] random = new byte[10];
        new SecureRandom().nextBytes(random);
        try (Store store = translation.engine().open(folder.restoring())) {
            requireOurs(store.read(Directory::self));
            store.write(tx -> runner.perform(
                    tx,
                    lacksEntries
                            ? replication.salvaged(tx, clock.instant(), random)
                            : replication.restored(tx, clock.instant(), random)));
            return store.read(Directory::self);
        }
    }

    /** Frees the name of the database: moves a database aside, deletes an empty folder. */
    private Optional<Path> movedAside(Instant now) throws IOException {
        if (FolderLock.isAllIn(folder.store())) {
            Folders.remove(folder.store());
            return Optional.empty();
        }
        Path aside = folder.root().resolve("store.replaced-" + AT.format(now));
        Folders.rename(folder.store(), aside);
        return Optional.of(aside);
    }
}
