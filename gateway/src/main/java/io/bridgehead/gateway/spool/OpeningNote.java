package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code opening}: which mail is being opened, and how many starts of the gateway ended while
 * they opened it. Without it, a mail that ends the process would lie first in the spool at every start.
 *
 * <p>The file is not synced: it must survive the end of the process, and a mail does not end the
 * machine. If it cannot be written, the mail is opened all the same. Used by one thread.
 */
final class OpeningNote {

    private static final Logger LOG = LoggerFactory.getLogger(OpeningNote.class);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9]{1,9})");

    private final Path file;
    private final Optional<SpoolId> suspect;
    private final int ended;

    /** Reads what the start before this one left. */
    OpeningNote(Path folder) {
        file = folder.resolve("opening");
        Matcher note = FORM.matcher(content());
        boolean left = note.matches();
        suspect = left ? Optional.of(new SpoolId(Long.parseLong(note.group(1)))) : Optional.empty();
        ended = left ? Integer.parseInt(note.group(2)) + 1 : 0;
    }

    private String content() {
        try {
            return Files.exists(file) ? Files.readString(file, US_ASCII).strip() : "";
        } catch (IOException unreadable) {
            LOG.warn("cannot read {}: {}", file, unreadable.toString());
            return "";
        }
    }

    /** Notes that this mail is opened now. The answer: how many starts ended while they opened it. */
    int begin(SpoolId id) {
        int before = suspect.filter(id::equals).isPresent() ? ended : 0;
        write(id.number() + " " + before);
        return before;
    }

    /** Notes that no mail is being opened. */
    void end() {
        write("");
    }

    private void write(String note) {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                OwnerOnly.newFileIn(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            LOG.warn("cannot note in {} which mail is being opened: {}", file, e.toString());
        }
    }
}
