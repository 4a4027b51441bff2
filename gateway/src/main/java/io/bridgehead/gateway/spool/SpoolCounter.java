package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out spool ids. The file {@code next} holds a number above all ids that were handed out, so
 * that no id is used twice, even if its mail was removed long ago: a second mail with an old id
 * would be taken for the first. Numbers are reserved in blocks, so only one id in {@value #BLOCK}
 * costs a write.
 */
final class SpoolCounter {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolCounter.class);
    private static final int BLOCK = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Path file;
    private long next;
    private long reserved;

    /**
     * Continues after the ids of earlier runs. If the file is damaged, it begins at {@code millis}:
     * ids grow by one for each mail, so none was ever that high.
     *
     * @param highest the highest id that a file in the spool has, or 0
     * @param millis the time, in milliseconds since 1970
     */
    SpoolCounter(Path folder, long highest, long millis) throws IOException {
        file = folder.resolve("next");
        long recorded = Files.exists(file) ? read(file).orElse(millis) : 1;
        next = Math.max(recorded, highest + 1);
        reserved = next;
    }

    private static OptionalLong read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), US_ASCII).strip();
        if (NUMBER.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        LOG.warn("{} is damaged; mail ids go on from the time", file);
        return OptionalLong.empty();
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
