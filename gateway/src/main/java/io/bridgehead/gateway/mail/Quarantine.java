package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails set aside, each with its reason in a file beside it. Bounded, or anybody could fill the disk;
 * whatever is pushed out at the old end, a partner's cursor asks for again. Thread-safe.
 */
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Path folder;
    private final int maxMails;
    private final NavigableMap<SpoolId, Long> mails;

    Quarantine(Path folder, int maxMails) throws IOException {
        this.folder = folder;
        this.maxMails = maxMails;
        Files.createDirectories(folder);
        this.mails = SpoolFile.allIn(folder);
    }

    synchronized long highest() {
        return mails.isEmpty() ? 0 : mails.lastKey().number();
    }

    /** Moves a file in; reason first, so that no mail is ever here without one. */
    synchronized void take(SpoolId id, Path file, String reason) throws IOException {
        Disk.replace(reasonOf(id), (Texts.oneLine(reason) + "\n").getBytes(UTF_8));
        move(file, SpoolFile.in(folder, id));
        mails.put(id, Files.size(SpoolFile.in(folder, id)));
        while (mails.size() > maxMails) {
            SpoolId oldest = mails.firstKey();
            LOG.warn("quarantine is full ({} mails): removing {}", maxMails, oldest);
            drop(oldest);
        }
    }

    /** Removes a mail and its reason; the reason last, so that no mail is ever here without one. */
    synchronized void drop(SpoolId id) throws IOException {
        Files.deleteIfExists(SpoolFile.in(folder, id));
        Files.deleteIfExists(reasonOf(id));
        mails.remove(id);
    }

    /** Moves a mail out to {@code file}. */
    synchronized void giveBack(SpoolId id, Path file) throws IOException {
        move(SpoolFile.in(folder, id), file);
        mails.remove(id);
        Files.deleteIfExists(reasonOf(id));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolderOf(to);
        Disk.syncFolderOf(from);
    }

    synchronized List<Quarantined> list() {
        return mails.entrySet().stream()
                .map(it -> new Quarantined(it.getKey(), reason(it.getKey()), it.getValue()))
                .toList();
    }

    private String reason(SpoolId id) {
        try {
            return Files.readString(reasonOf(id), UTF_8).strip();
        } catch (IOException e) {
            return "reason lost: " + e;
        }
    }

    synchronized SpooledMail read(SpoolId id) {
        Path file = SpoolFile.in(folder, id);
        try {
            return SpoolFile.read(id, file);
        } catch (IOException e) {
            throw new SpoolException("read", file, e);
        }
    }

    private Path reasonOf(SpoolId id) {
        return folder.resolve(id + ".reason");
    }
}
