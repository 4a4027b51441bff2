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
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    static {
        // HSQLDB would replace the whole process's java.util.logging configuration.
        System.setProperty("hsqldb.reconfig_logging", "false");
    }

    private final Path folder;
    private final String url;
    private final FileWatch watch;
    private final long logBytesMax;
    private long checkpointAt;
    private long lookAt;

    private Database(Path folder, FileWatch watch, HsqlSettings settings, boolean strict) {
        this.folder = folder;
        this.watch = watch;
        this.logBytesMax = settings.logMegabytes() * 1_000_000L;
        this.checkpointAt = logBytesMax;
        // By default HSQLDB replays a damaged log up to the damage, and says nothing.
        this.url = "jdbc:hsqldb:file:" + folder.toAbsolutePath().resolve(DatabaseFiles.NAME)
                + ";hsqldb.lock_file=false;hsqldb.full_log_replay=" + strict;
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
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.COUNT_CONTENT.text())) {
            return row.next() ? contentOf(row) : Content.NONE;
        }
    }

    private static Content contentOf(ResultSet row) throws SQLException {
        return new Content(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    /** The files stand for what was checked; only what the start itself wrote is in the log. */
    private void beginWatch(Optional<CheckFile.Found> found) throws SQLException {
        boolean wasClosed = found.isPresent() && found.get().isOfAClosedDatabase();
        if (wasClosed) {
            watch.committed(content());
        } else {
            checkpoint();
        }
    }

    private void prepare(HsqlSettings settings, boolean born) throws SQLException {
        if (!born) {
            execute(Sql.load(Database.class, "settings/birth.sql"));
        }
        SettingsCheck check = new SettingsCheck(settings);
        execute(check.applied(Sql.load(Database.class, "settings/settings.sql")));
        new TableSchema(folder, url).migrate();
        try (Connection connection = connect()) {
            check.verify(connection);
        }
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "SA", "");
    }

    @Override
    public Session writer() {
        return session(false, Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public Session reader() {
        return session(true, Connection.TRANSACTION_SERIALIZABLE);
    }

    private Session session(boolean readOnly, int isolation) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
            return new Session(connection);
        } catch (SQLException e) {
            throw new StoreException("connect", List.of(url), e);
        }
    }

    /** Moves the log into the data file now. Then no commit has to, and the next start is quick. */
    @Override
    public void checkpoint() {
        checkpoint("CHECKPOINT");
    }

    private void checkpoint(String statement) {
        try {
            watch.moving();
            execute(statement);
            watch.settled(false, content());
            checkpointAt = logBytesMax;
            lookAt = 0;
        } catch (SQLException e) {
            throw new StoreException("checkpoint", List.of(url), e);
        }
    }

    @Override
    public boolean committed(Session writer) {
        Content content = writer.first(Sql.COUNT_CONTENT, Database::contentOf).orElse(Content.NONE);
        long log = watch.committed(content);
        if (log <= checkpointAt && log > lookAt) {
            lookAt = log + LOG_BETWEEN_LOOKS;
            return space().isWasteful();
        }
        return log > checkpointAt;
    }

    private Space space() {
        try (Connection connection = connect()) {
            return Space.of(connection);
        } catch (SQLException e) {
            throw new StoreException("look at the space of", List.of(folder), e);
        }
    }

    @Override
    public boolean tidy() {
        boolean worth = space().isWorthAQuietMoment();
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
            return new DiskUse(bytes, space().lost(), free);
        } catch (IOException e) {
            throw new StoreException("look at the disk of", List.of(folder), e);
        }
    }

    @Override
    public void checkpointIfPossible() {
        try {
            checkpoint(space().isWasteful() ? "CHECKPOINT DEFRAG" : "CHECKPOINT");
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
            shutDown("SHUTDOWN");
            watch.settled(true, content);
        } catch (SQLException e) {
            throw new StoreException("close", List.of(url), e);
        }
    }

    @Override
    public void abandon() {
        try (watch) {
            shutDown("SHUTDOWN IMMEDIATELY");
        }
    }

    private void shutDown(String statement) {
        try {
            execute(statement);
        } catch (SQLException e) {
            throw new StoreException("shutdown", List.of(url), e);
        }
    }
}
