package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Hands out spool ids. The file {@code next} holds a number above all ids that were handed out, so
 * that no id is used twice, even if its mail was removed long ago: a second mail with an old id
 * would be taken for the first. Numbers are reserved in blocks, so only one id in {@value #BLOCK}
 * costs a write.
 */
final class SpoolCounter {

    private static final int BLOCK = 1_000;

    private final Path file;
    private long next;
    private long reserved;

    /** @param highest the highest id that a file in the spool has, or 0 */
    SpoolCounter(Path folder, long highest) throws IOException {
        file = folder.resolve("next");
        long recorded = Files.exists(file) ? read(file) : 1;
        next = Math.max(recorded, highest + 1);
        reserved = next;
    }

    private static long read(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file, US_ASCII).strip());
        } catch (NumberFormatException damaged) {
            throw new IOException("not a number in " + file, damaged);
        }
    }

    /** Not thread-safe. */
    SpoolId take() throws IOException {
        if (next >= reserved) {
            Disk.replace(file, Long.toString(next + BLOCK).getBytes(US_ASCII));
            reserved = next + BLOCK;
        }
        return new SpoolId(next++);
    }
}
