package io.bridgehead.store.hsql;

import io.bridgehead.store.StoreException;
import io.bridgehead.store.hsql.CheckRecord.Base;
import io.bridgehead.store.hsql.CheckRecord.Logged;
import io.bridgehead.store.hsql.CheckRecord.Moving;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the check file of an open database up to date. It reads what HSQLDB has written and never
 * writes to HSQLDB's files. Of one thread at a time: the one whose turn it is to write.
 */
final class FileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final int BUFFER_BYTES = 1 << 16;

    private final DatabaseFiles files;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private Optional<CheckFile> check = Optional.empty();
    private Optional<FileChannel> log = Optional.empty();
    private CRC32C sum = new CRC32C();
    private final CRC32C ownSum = new CRC32C();
    private long summed;
    private boolean lagging;
    /** Whether HSQLDB may have replaced the files that the check file describes. */
    private boolean outdated;

    /** Watches {@code files}, which are about to be opened; {@code found} is their check file. */
    FileWatch(DatabaseFiles files, Optional<CheckFile.Found> found) {
        this.files = files;
        try {
            if (found.isPresent()) {
                check = Optional.of(CheckFile.resume(files.check(), found.get()));
            }
        } catch (IOException e) {
            throw new StoreException("open the check file", List.of(files.check()), e);
        }
    }

    /**
     * HSQLDB is about to open the files, and may replace some of them. Durable when this returns.
     */
    void opening() {
        try {
            announce();
        } catch (IOException e) {
            throw new StoreException("write the check file", List.of(files.check()), e);
        }
    }

    /**
     * HSQLDB, which has the files open, is about to replace some of them. Durable when this returns.
     */
    void moving() {
        try {
            // The log as it is now: without it a checkpoint that fails would not be noticed.
            readLog();
            announce();
            outdated = true;
        } catch (IOException e) {
            throw new StoreException("write the check file", List.of(files.check()), e);
        }
    }

    private void announce() throws IOException {
        if (check.isPresent()) {
            check.get().append(new Moving());
        }
    }

    /**
     * A commit is on the disk; returns the length of the log. If the disk is full, the check file
     * lags behind the log until a later commit; nothing is lost by that. After a checkpoint whose
     * check file could not be written, the former one must not grow: its base belongs to files that
     * are gone, and its last record, a {@link Moving}, says so.
     */
    long committed(Content content) {
        try {
            readLog();
            if (check.isPresent() && !outdated) {
                check.get()
                        .append(new Logged(
                                summed, (int) sum.getValue(), (int) ownSum.getValue(), content));
            }
            ownSum.reset();
            lagging = false;
        } catch (IOException e) {
            if (!lagging) {
                LOG.warn(
                        "cannot write {}: damage to the log would not be noticed",
                        files.check(),
                        e);
            }
            lagging = true;
        }
        return summed;
    }

    private void readLog() throws IOException {
        if (log.isEmpty()) {
            try {
                log = Optional.of(FileChannel.open(files.log(), StandardOpenOption.READ));
            } catch (NoSuchFileException e) {
                return;
            }
        }
        for (int read = read(log.get()); read > 0; read = read(log.get())) {
            sum.update(buffer.flip());
            ownSum.update(buffer.rewind());
            summed += read;
        }
    }

    private int read(FileChannel from) throws IOException {
        return from.read(buffer.clear(), summed);
    }

    /**
     * All is in the data file and nothing is being written: takes the checksums of all files.
     */
    void settled(boolean closed, Content content) {
        try {
            requireNewLog();
            closeLog();
            byte[] script = Files.readAllBytes(files.script());
            CRC32C scriptSum = new CRC32C();
            scriptSum.update(script);
            Base base = new Base(
                    closed,
                    content,
                    Files.readString(files.properties(), StandardCharsets.ISO_8859_1),
                    script.length,
                    (int) scriptSum.getValue(),
                    DataPages.of(files.data()));
            CheckFile next = CheckFile.begin(files.check(), base);
            closeCheck();
            check = Optional.of(next);
            outdated = false;
        } catch (IOException e) {
            throw new StoreException("write the check file", List.of(files.check()), e);
        }
    }

    /** HSQLDB does not say that a checkpoint has failed, but then it goes on with the same log. */
    private void requireNewLog() throws IOException {
        Logged former = new Logged(summed, (int) sum.getValue(), 0, Content.NONE);
        if (summed > 0 && LogSums.of(files.log(), List.of(former)).good() > 0) {
            outdated = false;
            throw new IOException("the checkpoint did not empty the log");
        }
    }

    private void closeLog() throws IOException {
        if (log.isPresent()) {
            log.get().close();
        }
        log = Optional.empty();
        sum = new CRC32C();
        ownSum.reset();
        summed = 0;
    }

    private void closeCheck() throws IOException {
        if (check.isPresent()) {
            check.get().close();
        }
        check = Optional.empty();
    }

    @Override
    public void close() {
        try {
            closeLog();
            closeCheck();
        } catch (IOException e) {
            throw new StoreException("close the check file", List.of(files.check()), e);
        }
    }
}
