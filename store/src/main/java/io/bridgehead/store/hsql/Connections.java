package io.bridgehead.store.hsql;

import io.bridgehead.store.StoreException;
import io.bridgehead.store.sql.Session;
import io.bridgehead.store.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Connections to the files of one database. The first one opens the files. Thread-safe. */
final class Connections {

    static {
        // HSQLDB would replace the whole process's java.util.logging configuration.
        System.setProperty("hsqldb.reconfig_logging", "false");
    }

    private final Path folder;
    private final String url;

    /** If not {@code strict}, what HSQLDB can read of the log is enough. */
    Connections(Path folder, boolean strict) {
        this.folder = folder;
        // By default HSQLDB replays a damaged log up to the damage, and says nothing.
        this.url = "jdbc:hsqldb:file:" + folder.toAbsolutePath().resolve(DatabaseFiles.NAME)
                + ";hsqldb.lock_file=false;hsqldb.full_log_replay=" + strict;
    }

    /** The address by which JDBC finds the database. */
    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "SA", "");
    }

    /** Executes statements that end with semicolons. */
    void execute(String statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    Session session(boolean readOnly, int isolation) {
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

    Content content() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.COUNT_CONTENT.text())) {
            return row.next() ? contentOf(row) : Content.NONE;
        }
    }

    static Content contentOf(ResultSet row) throws SQLException {
        return new Content(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    Space space() {
        try (Connection connection = connect()) {
            return Space.of(connection);
        } catch (SQLException e) {
            throw new StoreException("look at the space of", List.of(folder), e);
        }
    }

    /** Ends the use of the files by this kind of SHUTDOWN. */
    void shutDown(String statement) {
        try {
            execute(statement);
        } catch (SQLException e) {
            throw new StoreException("shutdown", List.of(url), e);
        }
    }
}
