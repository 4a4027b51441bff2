package io.bridgehead.store.sql;

import io.bridgehead.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, for one thread and one transaction at a time. If a
 * statement fails, the {@link StoreException} names it.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<Sql, PreparedStatement> prepared = new EnumMap<>(Sql.class);

    public Session(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> list(Sql sql, Row<T> row, @Nullable Object... arguments) {
        try {
            PreparedStatement statement = bound(sql, arguments);
            try (ResultSet columns = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (columns.next()) {
                    rows.add(row.of(columns));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new StoreException(sql.title(), Arrays.asList(arguments), e);
        }
    }

    public <T> Optional<T> first(Sql sql, Row<T> row, @Nullable Object... arguments) {
        List<T> rows = list(sql, row, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Executes; returns how many rows were touched. */
    public int update(Sql sql, @Nullable Object... arguments) {
        try {
            return bound(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(sql.title(), Arrays.asList(arguments), e);
        }
    }

    /** Replaces the row of this key, or inserts it; both statements take the same arguments. */
    void put(Sql update, Sql insert, @Nullable Object... arguments) {
        if (update(update, arguments) == 0) {
            update(insert, arguments);
        }
    }

    /** Executes once for each of {@code rows}, as one batch. */
    void batch(Sql sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            PreparedStatement statement = prepare(sql);
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreException(sql.title(), List.of("batch of " + rows.size()), e);
        }
    }

    /** When this returns, everything that was executed survives a power loss. */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("commit", List.of(), e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreException("rollback", List.of(), e);
        }
    }

    PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql.text());
            prepared.put(sql, statement);
        }
        return statement;
    }

    private PreparedStatement bound(Sql sql, @Nullable Object[] arguments) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("close", List.of(), e);
        }
    }
}
