package io.bridgehead.store.hsql;

import io.bridgehead.store.DamageException;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.hsql.CheckFile.Found;
import io.bridgehead.store.hsql.CheckRecord.Base;
import io.bridgehead.store.hsql.CheckRecord.Logged;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the files of a database with its check file before HSQLDB sees them. HSQLDB itself replays a
 * damaged log up to the damage, says nothing, and deletes the rest.
 *
 * <p>What a kill leaves is repaired here: a last line of the log that was cut off, a last page of the
 * backup file that was cut off, a properties file that was being replaced. Everything else is damage.
 */
final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final DatabaseFiles files;
    private final Optional<Found> found;
    private final List<String> problems = new ArrayList<>();

    private StartCheck(DatabaseFiles files, Optional<Found> found) {
        this.files = files;
        this.found = found;
    }

    /**
     * Checks the files, and repairs what a kill leaves. Throws {@link DamageException} if a file is
     * damaged, and then no file was changed. Returns what the check file says; empty if there is none.
     */
    static Optional<Found> of(DatabaseFiles files) {
        try {
            Optional<Found> found = CheckFile.read(files.check());
            if (found.isPresent()
                    && ForeignClose.isSeenIn(files, found.get().base().properties())) {
                LOG.warn(
                        "another program has opened and closed the database in {}; what it changed"
                                + " is not known",
                        files.folder());
                found = Optional.empty();
            }
            StartCheck check = new StartCheck(files, found);
            check.compare();
            if (!check.problems.isEmpty()) {
                throw new DamageException(files.folder(), check.problems);
            }
            check.repair();
            return check.found;
        } catch (IOException e) {
            throw new StoreException("check the files of", List.of(files.folder()), e);
        }
    }

    private void compare() throws IOException {
        if (found.isEmpty() || found.get().moving()) {
            requirePresent();
            return;
        }
        Base base = found.get().base();
        compareScript(base);
        base.data().difference(files.data(), files.backup()).ifPresent(problems::add);
        Optional<Logged> last = found.get().lastLogged();
        if (last.isPresent()) {
            compareLog(found.get());
        } else if (base.closed() && length(files.log()) > 0) {
            problems.add("directory.log does not belong to the other files");
        }
    }

    /** Without a check file, or in the middle of a checkpoint, HSQLDB must tell by itself. */
    private void requirePresent() {
        if (!Files.exists(files.script()) && !Files.exists(files.nextScript())) {
            problems.add("directory.script is missing");
        }
    }

    private void compareScript(Base base) throws IOException {
        long length = length(files.script());
        if (length < 0) {
            problems.add("directory.script is missing");
        } else if (length != base.scriptBytes()) {
            problems.add("directory.script has " + length + " bytes of " + base.scriptBytes());
        } else {
            CRC32C sum = new CRC32C();
            sum.update(Files.readAllBytes(files.script()));
            if ((int) sum.getValue() != base.scriptSum()) {
                problems.add("directory.script was altered");
            }
        }
    }

    private void compareLog(Found all) throws IOException {
        LogSums sums = LogSums.of(files.log(), all.logged());
        Logged last = all.lastLogged().orElseThrow();
        if (sums.good() == all.logged().size()) {
            return;
        }
        Content before = sums.good() == 0
                ? all.base().content()
                : all.logged().get(sums.good() - 1).content();
        long from = sums.good() == 0 ? 0 : all.logged().get(sums.good() - 1).bytes();
        String what = sums.length() < 0
                ? "directory.log is missing"
                : sums.length() < last.bytes()
                        ? "directory.log has " + sums.length() + " bytes of " + last.bytes()
                        : "directory.log was altered behind byte " + from;
        problems.add(what + ", so of " + last.content().usn() + " changes, only the first "
                + before.usn() + " can be read for certain");
    }

    private void repair() throws IOException {
        if (found.isEmpty()) {
            Files.deleteIfExists(files.check());
        }
        boolean still = found.isPresent() && !found.get().moving();
        if (still) {
            found.get().base().data().putBack(files.data(), files.backup());
        } else {
            cut(
                    files.backup(),
                    length(files.backup())
                            / DataPages.BACKUP_PAGE_BYTES
                            * DataPages.BACKUP_PAGE_BYTES);
        }
        cut(files.log(), LogSums.wholeBytes(files.log()));
        PropertiesRepair.of(files, found);
    }

    private static void cut(Path file, long bytes) throws IOException {
        if (length(file) > Math.max(0, bytes)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, bytes));
                channel.force(true);
            }
        }
    }

    /** The length of a file; -1 if there is none. */
    static long length(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : -1;
    }
}
