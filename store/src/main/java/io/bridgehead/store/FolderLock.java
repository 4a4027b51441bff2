package io.bridgehead.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Lets one process at a time use the database in a folder. The operating system keeps the lock and
 * drops it with the process, so a start after a kill does not wait. (The lock file of an embedded
 * database can make it wait: HSQLDB's own takes ten seconds.)
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = "lock";

    /**
     * What this process has locked. On POSIX systems, closing any second channel to a file drops the
     * process's lock on it, so no second channel may be opened to find out.
     */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks {@code folder}. The folder is made if it is missing, and only its owner may look into
     * it. Throws {@link StoreException} if the folder is locked already.
     */
    public static FolderLock of(Path folder) {
        try {
            OwnerOnly.makeFolder(folder);
            Path real = folder.toRealPath();
            if (LOCKED.add(real)) {
                return locked(real).orElseThrow(() -> inUse(folder));
            }
            throw inUse(folder);
        } catch (IOException e) {
            throw new StoreException("lock", List.of(folder), e);
        }
    }

    /** Whether {@code folder} holds nothing except its lock, or does not exist. */
    public static boolean isAllIn(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.allMatch(each -> each.endsWith(FILE));
        } catch (IOException e) {
            throw new StoreException("list", List.of(folder), e);
        }
    }

    private static StoreException inUse(Path folder) {
        return new StoreException("the database in " + folder + " is in use:"
                + " another gateway runs on it; stop that gateway first");
    }

    private static Optional<FolderLock> locked(Path real) throws IOException {
        boolean done = false;
        try {
            FileChannel channel = FileChannel.open(
                    real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                done = channel.tryLock() != null;
            } finally {
                if (!done) {
                    channel.close();
                }
            }
            return done ? Optional.of(new FolderLock(real, channel)) : Optional.empty();
        } finally {
            if (!done) {
                LOCKED.remove(real);
            }
        }
    }

    /** Releases the lock. A second call does nothing, even if the folder was locked again meanwhile. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        } finally {
            LOCKED.remove(folder);
        }
    }
}
