package io.bridgehead.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How one row of an answer becomes a value. */
@FunctionalInterface
public interface Row<T> {
    T of(ResultSet columns) throws SQLException;
}
