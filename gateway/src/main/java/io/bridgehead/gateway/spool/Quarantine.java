package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that are set aside, each with its reason in a file beside it. Number and bytes are limited,
 * because strangers could fill the disk otherwise. The oldest mails make room for new ones; what a
 * partner wrote in them is asked for again. Reasons are read once, at start, and kept in memory.
 * Thread-safe.
 */
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Path folder;
    private final SpoolLimits limits;
    private final NavigableMap<SpoolId, Quarantined> mails = new TreeMap<>();
    private long bytes;

    Quarantine(Path folder, SpoolLimits limits) throws IOException {
        this.folder = folder;
        this.limits = limits;
        OwnerOnly.makeFolder(folder);
        for (Map.Entry<SpoolId, Long> found : SpoolFile.allIn(folder).entrySet()) {
            makeRoom(found.getValue());
            add(Quarantined.of(found.getKey(), reason(found.getKey()), found.getValue()));
        }
    }

    synchronized long highest() {
        return mails.isEmpty() ? 0 : mails.lastKey().number();
    }

    /** Moves a file in. The reason is written first, so that no mail is here without a reason. */
    synchronized void take(SpoolId id, Path file, String code, String detail) throws IOException {
        String line = LogText.oneLine(detail);
        Quarantined mail = new Quarantined(id, code, line, Files.size(file));
        makeRoom(mail.bytes());
        Disk.replace(reasonOf(id), (mail.reason() + "\n").getBytes(UTF_8));
        move(file, SpoolFile.in(folder, id));
        add(mail);
    }

    /** Makes room for one more mail. A mail that is larger than the quarantine is kept alone. */
    private void makeRoom(long size) throws IOException {
        while (!mails.isEmpty()
                && (mails.size() >= limits.maxQuarantined() || bytes + size > limits.maxBytes())) {
            Quarantined oldest = mails.firstEntry().getValue();
            LOG.warn(
                    "quarantine is full ({} mails, {} bytes): removing mail {} of {} bytes, {}",
                    mails.size(),
                    bytes,
                    oldest.id(),
                    oldest.bytes(),
                    oldest.reason());
            drop(oldest.id());
        }
    }

    /** Removes a mail and then its reason, so that no mail is here without a reason. */
    synchronized void drop(SpoolId id) throws IOException {
        Files.deleteIfExists(SpoolFile.in(folder, id));
        Files.deleteIfExists(reasonOf(id));
        forget(id);
    }

    private void add(Quarantined mail) {
        mails.put(mail.id(), mail);
        bytes += mail.bytes();
    }

    private void forget(SpoolId id) {
        Optional.ofNullable(mails.remove(id)).ifPresent(mail -> bytes -= mail.bytes());
    }

    /** Moves a mail out to {@code file}. */
    synchronized void giveBack(SpoolId id, Path file) throws IOException {
        move(SpoolFile.in(folder, id), file);
        forget(id);
        Files.deleteIfExists(reasonOf(id));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolderOf(to);
        Disk.syncFolderOf(from);
    }

    /** From memory, so that a look at the list does not delay the gateway. */
    synchronized List<Quarantined> list() {
        return List.copyOf(mails.values());
    }

    private String reason(SpoolId id) {
        try {
            return Files.readString(reasonOf(id), UTF_8);
        } catch (IOException e) {
            return "REASON_LOST: " + e;
        }
    }

    private Path reasonOf(SpoolId id) {
        return folder.resolve(id + ".reason");
    }
}
