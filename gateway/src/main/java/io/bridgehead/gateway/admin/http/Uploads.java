package io.bridgehead.gateway.admin.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that were handed to this gateway and are being read: kept below its data folder, because
 * the disk of temporary files may be small, and readable to its own user only.
 */
public record Uploads(Path folder) {
    /** Uploads in {@code folder}, which is made if need be, and emptied of what a crash left. */
    public static Uploads in(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path left : list(folder)) {
                Files.deleteIfExists(left);
            }
            return new Uploads(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** Keeps what {@code body} says; the caller deletes the file when it has been read. */
    public Path keep(InputStream body) throws IOException {
        Path file = Files.createTempFile(folder, "upload-", ".ldif");
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
