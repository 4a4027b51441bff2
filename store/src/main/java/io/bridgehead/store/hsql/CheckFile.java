package io.bridgehead.store.hsql;

import io.bridgehead.store.hsql.CheckRecord.Base;
import io.bridgehead.store.hsql.CheckRecord.Logged;
import io.bridgehead.store.hsql.CheckRecord.Moving;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The check file: what the files of a database must be, so that a start notices damage instead of
 * opening what is left. It begins with a {@link Base}; a {@link Logged} follows after each commit. A
 * log record is not forced to the disk, since the log itself is: after a loss of power the log may be
 * longer than the last record says, never shorter.
 */
final class CheckFile implements AutoCloseable {
    /** Its name beside the files of HSQLDB. */
    static final String ENDING = ".check";

    private final FileChannel channel;
    private long end;

    private CheckFile(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /**
     * All that could be read.
     *
     * @param logged in the order of the commits
     * @param moving whether the process ended while HSQLDB replaced files
     */
    record Found(Base base, List<Logged> logged, boolean moving, long bytes) {
        Found {
            logged = List.copyOf(logged);
        }

        /** The latest content that is known. */
        Content content() {
            return logged.isEmpty()
                    ? base.content()
                    : logged.get(logged.size() - 1).content();
        }

        /**
         * Whether the database was closed and not opened since. A record behind the base says that it
         * was opened: then HSQLDB replays the log at the next start, and replaces all files.
         */
        boolean isOfAClosedDatabase() {
            return base.closed() && logged.isEmpty() && !moving;
        }

        /** The last record about the log, if there was any commit since the checkpoint. */
        Optional<Logged> lastLogged() {
            return logged.isEmpty() ? Optional.empty() : Optional.of(logged.get(logged.size() - 1));
        }
    }

    /** Reads {@code file}; empty if there is none, or not even its first record is whole. */
    static Optional<Found> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] all = Files.readAllBytes(file);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        List<Logged> logged = new ArrayList<>();
        Optional<Base> base = Optional.empty();
        boolean moving = false;
        long whole = 0;
        try {
            while (in.available() > 0) {
                CheckRecord each = CheckRecord.read(in);
                whole = (long) all.length - in.available();
                moving = each instanceof Moving;
                if (each instanceof Base first) {
                    base = Optional.of(first);
                    logged.clear();
                } else if (each instanceof Logged next) {
                    logged.add(next);
                }
            }
        } catch (IOException cut) {
            // A kill cut the last record off, or it was damaged: what stands before it still
            // counts.
        }
        boolean under = moving;
        long bytes = whole;
        return base.map(each -> new Found(each, logged, under, bytes));
    }

    /** Replaces {@code file} by one that begins with {@code base}. Durable when this returns. */
    static CheckFile begin(Path file, Base base) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        FileChannel channel = FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        boolean done = false;
        try {
            CheckFile made = new CheckFile(channel, 0);
            made.append(base);
            channel.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            return made;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** Opens {@code file} behind its last whole record. */
    static CheckFile resume(Path file, Found found) throws IOException {
        return new CheckFile(FileChannel.open(file, StandardOpenOption.WRITE), found.bytes());
    }

    /** Appends a record. A record that could not be written whole is overwritten by the next one. */
    void append(CheckRecord each) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(CheckRecord.bytes(each));
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        end = at;
        if (each instanceof Moving) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
