package io.bridgehead.store.hsql;

import io.bridgehead.store.hsql.CheckFile.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Repairs HSQLDB's properties file. HSQLDB deletes it and writes it again, so a kill can leave none, or
 * half of it. Only one property matters: whether the log must be replayed. A wrong "no" there makes
 * HSQLDB delete the log.
 */
final class PropertiesRepair {
    private static final Pattern WHOLE =
            Pattern.compile("(?s)#HSQL Database Engine [0-9.]+\\R#[ -~]+\\R([a-z._]+=[ -~]*\\R)+");
    private static final Pattern STATE =
            Pattern.compile("(?m)^modified=(yes|no|yes-new-files|yes-new-files-data)$");
    private static final Pattern VERSION = Pattern.compile("(?m)^version=[0-9]+\\.[0-9.]+$");

    private PropertiesRepair() {}

    /** Makes the properties file of {@code files} right, if it is not. */
    static void of(DatabaseFiles files, Optional<Found> found) throws IOException {
        Path file = files.properties();
        String now = Files.isRegularFile(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                : "";
        if (found.isPresent() && !found.get().moving()) {
            String base = found.get().base().properties();
            String right = StartCheck.length(files.log()) > 0
                    ? STATE.matcher(base).replaceAll("modified=yes")
                    : base;
            if (!now.equals(right)) {
                write(file, right);
            }
        } else if (!isWhole(now)) {
            // Without this file HSQLDB replays the log, which is right in each state that a kill
            // can leave: files that were renamed already are in their places, and new files that
            // were not announced in a whole properties file do not count.
            Files.deleteIfExists(file);
        }
    }

    private static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches()
                && STATE.matcher(text).find()
                && VERSION.matcher(text).find();
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
