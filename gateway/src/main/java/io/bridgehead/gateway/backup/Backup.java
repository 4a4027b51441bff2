package io.bridgehead.gateway.backup;

import io.bridgehead.store.DatabaseCopy;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A folder with a copy of a database and its {@link Manifest}. It appears under its name only when
 * it is whole and was read back; before, it is called {@code NAME.tmp}.
 */
public final class Backup {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;

    /** The backup in {@code folder}, there or not. */
    public Backup(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Copies {@code store}, which stays in use. Throws {@link BackupException} if the folder is not
     * empty or the disk fails; then there is no backup. The backup is durable when this returns.
     */
    public Manifest make(DurableStore store, Instant now) {
        Path unfinished = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        try {
            if (!Folders.isEmpty(folder)) {
                throw new BackupException(
                        folder + " is not empty: name a folder that is not there yet");
            }
            sweep(unfinished);
            Folders.make(unfinished);
            Manifest manifest = filled(unfinished, store, now);
            Files.deleteIfExists(folder);
            Folders.rename(unfinished, folder);
            return manifest;
        } catch (IOException | StoreException e) {
            throw new BackupException("cannot write the backup " + folder, e);
        }
    }

    private static Manifest filled(Path unfinished, DurableStore store, Instant now)
            throws IOException {
        boolean whole = false;
        try {
            DatabaseCopy copy = store.copyTo(unfinished);
            Manifest manifest = new Manifest(copy, now);
            Files.writeString(
                    unfinished.resolve(Manifest.FILE),
                    manifest.text(),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            new Backup(unfinished).verified();
            whole = true;
            return manifest;
        } finally {
            if (!whole) {
                Folders.remove(unfinished);
            }
        }
    }

    /** Removes what an interrupted backup left. Refuses to remove any other file. */
    private static void sweep(Path unfinished) throws IOException {
        if (Files.isDirectory(unfinished)) {
            try (Stream<Path> all = Files.list(unfinished)) {
                for (Path each : all.toList()) {
                    String name = each.getFileName().toString();
                    if (!name.startsWith("directory.") && !name.equals(Manifest.FILE)) {
                        throw new BackupException(each + " is in the way: move it elsewhere");
                    }
                }
            }
            Folders.remove(unfinished);
        }
    }

    /**
     * Reads every file, compares it with the manifest, and returns the manifest. Throws {@link
     * BackupException} if this is no backup, or a byte of it was changed.
     */
    public Manifest verified() {
        Manifest manifest = manifest();
        for (FileCopy each : manifest.copy().files()) {
            requireSame(each, read(() -> FileCopy.of(folder.resolve(each.name()))));
        }
        return manifest;
    }

    /** Copies the database into the empty folder {@code to}, and checks every file while it is read. */
    public void copyTo(Path to) {
        for (FileCopy each : manifest().copy().files()) {
            requireSame(
                    each,
                    read(() ->
                            FileCopy.copy(folder.resolve(each.name()), to.resolve(each.name()))));
        }
    }

    private Manifest manifest() {
        Path file = folder.resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            throw new BackupException("there is no backup in " + folder + " (no " + file
                    + "): name the folder that 'backup' wrote");
        }
        return Manifest.of(
                new String(read(() -> Files.readAllBytes(file)), StandardCharsets.UTF_8));
    }

    private void requireSame(FileCopy expected, FileCopy found) {
        if (!found.equals(expected)) {
            throw new BackupException("the backup in " + folder + " is damaged: " + expected.name()
                    + " is not as it was written; restore another backup");
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new BackupException("the backup in " + folder + " cannot be read", e);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
