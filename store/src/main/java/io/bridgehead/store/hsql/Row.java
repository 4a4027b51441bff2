package io.bridgehead.store.hsql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How one row of an answer becomes a value. */
@FunctionalInterface
interface Row<T> {
    T of(ResultSet columns) throws SQLException;
}
