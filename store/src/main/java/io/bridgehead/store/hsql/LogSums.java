package io.bridgehead.store.hsql;

import io.bridgehead.store.hsql.CheckRecord.Logged;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How much of a log is as the check file says.
 *
 * @param length of the log in bytes; -1 if it is missing
 * @param good how many records agree, counted from the first
 */
record LogSums(long length, int good) {
    private static final int TAIL_BYTES_MAX = 1 << 26;
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.ISO_8859_1);

    /** Reads {@code log} as far as {@code records} go. */
    static LogSums of(Path log, List<Logged> records) throws IOException {
        long length = StartCheck.length(log);
        int good = 0;
        if (length < 0) {
            return new LogSums(length, good);
        }
        CRC32C sum = new CRC32C();
        long summed = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
            for (Logged each : records) {
                while (summed < each.bytes()) {
                    byte[] bytes = in.readNBytes((int) Math.min(1 << 16, each.bytes() - summed));
                    if (bytes.length == 0) {
                        return new LogSums(length, good);
                    }
                    sum.update(bytes);
                    summed += bytes.length;
                }
                if (each.sum() != (int) sum.getValue()) {
                    return new LogSums(length, good);
                }
                good++;
            }
        }
        return new LogSums(length, good);
    }

    /**
     * The length of {@code log} without what a kill or a loss of power cut off at its end: a line
     * without an end, or lines of a transaction that was never committed and holds zeros.
     */
    static long wholeBytes(Path log) throws IOException {
        long length = StartCheck.length(log);
        if (length <= 0) {
            return length;
        }
        byte[] tail = new byte[(int) Math.min(length, TAIL_BYTES_MAX)];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(length - tail.length);
            file.readFully(tail);
        }
        int end = lineEnd(tail, tail.length);
        for (int i = lastCommit(tail, end); i < end; i++) {
            if (tail[i] == 0) {
                end = lastCommit(tail, end);
            }
        }
        return end == 0 && length > tail.length ? length : length - tail.length + end;
    }

    /** Where the last whole line before {@code limit} ends. */
    private static int lineEnd(byte[] tail, int limit) {
        int end = limit;
        while (end > 0 && tail[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Where the last line that commits ends, at or before {@code limit}; 0 if there is none. */
    private static int lastCommit(byte[] tail, int limit) {
        int end = limit;
        while (end > 0) {
            int start = lineEnd(tail, end - 1);
            if (Arrays.equals(tail, start, end - 1, COMMIT, 0, COMMIT.length)) {
                return end;
            }
            end = start;
        }
        return 0;
    }
}
