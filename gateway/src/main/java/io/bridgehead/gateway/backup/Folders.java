package io.bridgehead.gateway.backup;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, renames and removes whole folders. */
public final class Folders {
    private Folders() {}

    /** Makes a folder that does not exist yet. Only its owner may look into it. */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(above(folder));
        Files.createDirectory(folder);
        OwnerOnly.makeFolder(folder);
    }

    /** Whether there is nothing in {@code folder}, or no such folder. */
    static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.findAny().isEmpty();
        }
    }

    /** Removes a folder with its content. If there is no folder, nothing happens. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            Files.delete(each);
        }
    }

    /** Renames a folder within the same parent folder to a name that is free. Durable when this returns. */
    public static void rename(Path folder, Path to) throws IOException {
        sync(folder);
        Files.move(folder, to, StandardCopyOption.ATOMIC_MOVE);
        sync(above(to));
    }

    private static Path above(Path folder) {
        return Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder);
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
