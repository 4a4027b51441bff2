package io.bridgehead.gateway.admin.http;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that were sent to this gateway and are being read. They are kept below the data folder, because
 * the disk for temporary files may be small. Only the gateway's user can read them.
 */
public record Uploads(Path folder) {
    /** Uses {@code folder}: creates it if it is missing, and deletes what a crash has left in it. */
    public static Uploads in(Path folder) {
        try {
            OwnerOnly.makeFolder(folder);
            for (Path left : list(folder)) {
                Files.deleteIfExists(left);
            }
            return new Uploads(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** Writes {@code body} to a file, which the caller deletes after reading it. */
    public Path keep(InputStream body) throws IOException {
        Path file = Files.createTempFile(folder, "upload-", ".ldif");
        try {
            // Not Files.copy: it would replace the file by one that others may read.
            try (OutputStream out = Files.newOutputStream(file)) {
                body.transferTo(out);
            }
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
