package io.bridgehead.gateway.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders that appear, move and go as a whole. */
public final class Folders {
    private Folders() {}

    /** Makes a folder that is not there yet, and that nobody else may look into. */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(above(folder));
        Files.createDirectory(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
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

    /** Removes a folder with all that is in it; again: nothing. */
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

    /** Gives a folder another name beside it, which nothing has yet. Durable when this returns. */
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
