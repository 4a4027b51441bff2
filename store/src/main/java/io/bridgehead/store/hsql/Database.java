package io.bridgehead.store.hsql;

import io.bridgehead.store.DamageException;
import io.bridgehead.store.DiskUse;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.sql.Session;
import io.bridgehead.store.sql.Sql;
import io.bridgehead.store.sql.SqlDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one database, open in this process with the settings and the schema they must have.
 * It stays open when its last connection closes, until {@link #close}. Thread-safe.
 */
final class Database implements SqlDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** After so much log, the data file may have grown by as much. */
    private static final long LOG_BETWEEN_LOOKS = 500_000;

    private final Path folder;
    private final Connections connections;
    private final FileWatch watch;
    private final long logBytesMax;
    private long checkpointAt;
    private long lookAt;
    private boolean upgraded;

    private Database(Path folder, FileWatch watch, HsqlSettings settings, boolean strict) {
        this.folder = folder;
        this.watch = watch;
        this.logBytesMax = settings.logMegabytes() * 1_000_000L;
        this.checkpointAt = logBytesMax;
        this.connections = new Connections(folder, strict);
    }

    /** Whether {@code folder} has files of a database, even of an unfinished or damaged one. */
    static boolean isIn(Path folder) {
        return new DatabaseFiles(folder).areThere();
    }

    /**
     * Opens the database in {@code folder}, which is made if there is none. Throws {@link
     * DamageException} if its files are not as they were left; then none was changed.
     */
    static Database open(Path folder, HsqlSettings settings) {
        return open(folder, settings, true);
    }

    /** As above, but if not {@code strict}, what HSQLDB can read of the log is enough. */
    static Database open(Path folder, HsqlSettings settings, boolean strict) {
        DatabaseFiles files = new DatabaseFiles(folder);
        boolean born = isIn(folder);
        Optional<CheckFile.Found> found = born ? StartCheck.of(files) : Optional.empty();
        Database database = new Database(folder, new FileWatch(files, found), settings, strict);
        boolean done = false;
        try {
            database.watch.opening();
            database.prepare(settings, born);
            database.requireAll(found.map(CheckFile.Found::content));
            database.beginWatch(found);
            done = true;
            return database;
        } catch (SQLException | FlywayException e) {
            throw new DamageException(folder, e);
        } finally {
            if (!done) {
                database.giveUp();
            }
        }
    }

    /** Closes the files after a failed start, whose reason must not be replaced by another one. */
    private void giveUp() {
        try {
            abandon();
        } catch (StoreException e) {
            LOG.debug("cannot close the files of {}", folder, e);
        }
    }

    /** Throws {@link DamageException} if less is here than was committed, whatever the files say. */
    private void requireAll(Optional<Content> known) throws SQLException {
        Content here = content();
        Content expected = known.orElse(here);
        boolean less = here.usn() < expected.usn()
                || (here.usn() == expected.usn() && here.chain() != expected.chain());
        if (less) {
            throw new DamageException(
                    folder, List.of("it has " + here + ", and it should have " + expected));
        }
    }

    Content content() throws SQLException {
        return connections.content();
    }

    /** The files stand for what was checked; only what the start itself wrote is in the log. */
    private void beginWatch(Optional<CheckFile.Found> found) throws SQLException {
        boolean wasClosed = found.isPresent() && found.get().isOfAClosedDatabase();
        if (upgraded) {
            // New tables take the place of old ones, and HSQLDB does not use that place again.
            checkpoint(connections.space().isWorthAnUpgrade() ? "CHECKPOINT DEFRAG" : "CHECKPOINT");
        } else if (wasClosed) {
            watch.committed(content());
        } else {
            checkpoint();
        }
    }

    private void prepare(HsqlSettings settings, boolean born) throws SQLException {
        if (!born) {
            connections.execute(Sql.load(Database.class, "settings/birth.sql"));
        }
        SettingsCheck check = new SettingsCheck(settings);
        connections.execute(check.applied(Sql.load(Database.class, "settings/settings.sql")));
        upgraded = new TableSchema(folder, connections.url()).migrate() && born;
        try (Connection connection = connections.connect()) {
            check.verify(connection);
        }
    }

    @Override
    public Session writer() {
        return connections.session(false, Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public Session reader() {
        return connections.session(true, Connection.TRANSACTION_SERIALIZABLE);
    }

    /** Moves the log into the data file now. Then no commit has to, and the next start is quick. */
    @Override
    public void checkpoint() {
        checkpoint("CHECKPOINT");
    }

    private void checkpoint(String statement) {
        try {
            watch.moving();
            connections.execute(statement);
            watch.settled(false, content());
            checkpointAt = logBytesMax;
            lookAt = 0;
        } catch (SQLException e) {
            throw new StoreException("checkpoint", List.of(connections.url()), e);
        }
    }

    @Override
    public boolean committed(Session writer) {
        Content content =
                writer.first(Sql.COUNT_CONTENT, Connections::contentOf).orElse(Content.NONE);
        long log = watch.committed(content);
        if (log <= checkpointAt && log > lookAt) {
            lookAt = log + LOG_BETWEEN_LOOKS;
            return connections.space().isWasteful();
        }
        return log > checkpointAt;
    }

    @Override
    public boolean tidy() {
        boolean worth = connections.space().isWorthAQuietMoment();
        if (worth) {
            checkpoint("CHECKPOINT DEFRAG");
        }
        return worth;
    }

    @Override
    public DiskUse disk() {
        try {
            long bytes = 0;
            for (Path each : new DatabaseFiles(folder).present()) {
                bytes += Math.max(0, StartCheck.length(each));
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            return new DiskUse(bytes, connections.space().lost(), free);
        } catch (IOException e) {
            throw new StoreException("look at the disk of", List.of(folder), e);
        }
    }

    @Override
    public void checkpointIfPossible() {
        try {
            checkpoint(connections.space().isWasteful() ? "CHECKPOINT DEFRAG" : "CHECKPOINT");
        } catch (StoreException e) {
            checkpointAt = 2 * checkpointAt;
            lookAt = Long.MAX_VALUE;
            LOG.error("a checkpoint failed; commits go on, and the log of {} grows", folder, e);
        }
    }

    /**
     * Copies the files as they are. Right after a checkpoint, and while nothing is written, they are
     * what a start after a kill would find. HSQLDB's own BACKUP closes the log while it copies, so a
     * full disk at the destination could harm this database.
     */
    List<FileCopy> copyTo(Path other) {
        try {
            List<FileCopy> copied = new ArrayList<>();
            for (Path each : new DatabaseFiles(folder).present()) {
                copied.add(FileCopy.copy(each, other.resolve(each.getFileName())));
            }
            return copied;
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("copy", List.of(folder, other), e);
        }
    }

    @Override
    public void close() {
        try (watch) {
            Content content = content();
            watch.moving();
            connections.shutDown("SHUTDOWN");
            watch.settled(true, content);
        } catch (SQLException e) {
            throw new StoreException("close", List.of(connections.url()), e);
        }
    }

    @Override
    public void abandon() {
        try (watch) {
            connections.shutDown("SHUTDOWN IMMEDIATELY");
        }
    }
}
