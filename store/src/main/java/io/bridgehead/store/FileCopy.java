package io.bridgehead.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a database, with its digest, by which damage can be told.
 *
 * @param sha256 of its content, in hexadecimal digits
 */
public record FileCopy(String name, long bytes, String sha256) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** What {@code file} is now. */
    public static FileCopy of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in, bytes -> {});
        }
    }

    /**
     * Copies {@code from} to {@code to}, which must not exist, and returns what was read. The content
     * is durable when this returns; the name of the file is not.
     */
    public static FileCopy copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(
                        to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            FileCopy copy = read(to.getFileName().toString(), in, bytes -> {
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            });
            out.force(true);
            return copy;
        }
    }

    private static FileCopy read(String name, InputStream in, Sink sink) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            sink.take(ByteBuffer.wrap(buffer, 0, read));
            bytes += read;
        }
        return new FileCopy(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }

    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }
}
