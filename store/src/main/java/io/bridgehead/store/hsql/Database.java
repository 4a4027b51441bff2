package io.bridgehead.store.hsql;

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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.hsqldb.jdbc.JDBCDataSource;

/**
 * The files of one database, open in this process with the settings and the schema they must have.
 * It stays open when its last connection closes, until {@link #close}. Thread-safe.
 */
final class Database implements SqlDatabase {
    private static final String NAME = "directory";
    private static final String SCHEMA = "classpath:io/bridgehead/store/hsql/schema";

    static {
        // HSQLDB would replace the whole process's java.util.logging configuration.
        System.setProperty("hsqldb.reconfig_logging", "false");
    }

    private final Path folder;
    private final String url;

    private Database(Path folder) {
        this.folder = folder;
        this.url = "jdbc:hsqldb:file:" + folder.toAbsolutePath().resolve(NAME)
                + ";hsqldb.lock_file=false";
    }

    /** Whether {@code folder} has the files of a database, even of an unfinished one. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME + ".script"));
    }

    /** Opens the database in {@code folder}, which is made if there is none. */
    static Database open(Path folder, HsqlSettings settings) {
        boolean born = isIn(folder);
        Database database = new Database(folder);
        try {
            database.prepare(settings, born);
            return database;
        } catch (SQLException | FlywayException e) {
            database.close();
            throw new StoreException("open", List.of(folder), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void prepare(HsqlSettings settings, boolean born) throws SQLException {
        if (!born) {
            execute(Sql.load(Database.class, "settings/birth.sql"));
        }
        SettingsCheck check = new SettingsCheck(settings);
        execute(check.applied(Sql.load(Database.class, "settings/settings.sql")));
        migrate();
        try (Connection connection = connect()) {
            check.verify(connection);
        }
    }

    private void migrate() {
        JDBCDataSource source = new JDBCDataSource();
        source.setUrl(url);
        source.setUser("SA");
        source.setPassword("");
        Flyway flyway = Flyway.configure().dataSource(source).locations(SCHEMA).load();
        refuseNewer(flyway.info());
        flyway.migrate();
    }

    /**
     * A newer program may keep things in the tables that this one would overwrite or leave out, so an
     * older program does not touch them.
     */
    private void refuseNewer(MigrationInfoService schema) {
        Optional<MigrationVersion> found = latest(Stream.of(schema.applied()));
        Optional<MigrationVersion> known =
                latest(Stream.of(schema.all()).filter(each -> each.getState().isResolved()));
        if (found.isPresent() && (known.isEmpty() || found.get().isNewerThan(known.get()))) {
            throw new StoreException("the database in " + folder + " has schema version "
                    + found.get() + ", and this program knows versions up to "
                    + known.map(MigrationVersion::toString).orElse("none")
                    + ": a newer program has used it. Start that program again, or restore a backup"
                    + " that was made before");
        }
    }

    private static Optional<MigrationVersion> latest(Stream<MigrationInfo> migrations) {
        return migrations
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
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
        try {
            execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new StoreException("checkpoint", List.of(url), e);
        }
    }

    /**
     * Copies the files as they are. Right after a checkpoint, and while nothing is written, they are
     * what a start after a kill would find. HSQLDB's own BACKUP closes the log while it copies, so a
     * full disk at the destination could harm this database.
     */
    List<FileCopy> copyTo(Path other) {
        try (Stream<Path> all = Files.list(folder)) {
            List<FileCopy> copied = new ArrayList<>();
            for (Path each : all.filter(Database::isOfDatabase).sorted().toList()) {
                copied.add(FileCopy.copy(each, other.resolve(each.getFileName())));
            }
            return copied;
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("copy", List.of(folder, other), e);
        }
    }

    private static boolean isOfDatabase(Path file) {
        return file.getFileName().toString().startsWith(NAME + ".") && Files.isRegularFile(file);
    }

    @Override
    public void close() {
        shutDown("SHUTDOWN");
    }

    @Override
    public void abandon() {
        shutDown("SHUTDOWN IMMEDIATELY");
    }

    private void shutDown(String statement) {
        try {
            execute(statement);
        } catch (SQLException e) {
            throw new StoreException("shutdown", List.of(url), e);
        }
    }
}
