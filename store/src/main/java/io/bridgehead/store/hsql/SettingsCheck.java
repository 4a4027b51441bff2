package io.bridgehead.store.hsql;

import io.bridgehead.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The settings with which the database must run. A wrong one can lose data months later. */
record SettingsCheck(HsqlSettings settings) {
    /** The statements with the configured sizes in their places. */
    String applied(String statements) {
        return statements
                .replace("${cacheRows}", String.valueOf(settings.cacheRows()))
                .replace("${cacheKilobytes}", String.valueOf(settings.cacheMegabytes() * 1000))
                .replace("${nioMegabytes}", String.valueOf(settings.mappedMegabytes()));
    }

    /** Throws {@link StoreException} with all that is not as it must be. */
    void verify(Connection connection) throws SQLException {
        Map<String, String> wrong = new TreeMap<>(expected());
        wrong.entrySet().removeAll(properties(connection).entrySet());
        wrong.putAll(tablesOnHeap(connection));
        if (!wrong.isEmpty()) {
            throw new StoreException(
                    "the database does not run with the settings that keep data safe. These are missing: "
                            + wrong);
        }
    }

    private Map<String, String> expected() {
        return Map.ofEntries(
                Map.entry("hsqldb.write_delay", "false"),
                Map.entry("hsqldb.write_delay_millis", "0"),
                Map.entry("hsqldb.tx", "MVCC"),
                Map.entry("hsqldb.default_table_type", "CACHED"),
                Map.entry("hsqldb.lock_file", "false"),
                Map.entry("hsqldb.cache_file_scale", "64"),
                Map.entry("sql.pad_space", "false"),
                Map.entry("hsqldb.cache_rows", String.valueOf(settings.cacheRows())),
                Map.entry("hsqldb.cache_size", String.valueOf(settings.cacheMegabytes() * 1000)),
                Map.entry("hsqldb.log_size", "0"),
                Map.entry("hsqldb.nio_max_size", String.valueOf(settings.mappedMegabytes())));
    }

    private static Map<String, String> properties(Connection connection) throws SQLException {
        return pairs(
                connection,
                "SELECT property_name, property_value FROM information_schema.system_properties"
                        + " WHERE property_value IS NOT NULL");
    }

    private static Map<String, String> tablesOnHeap(Connection connection) throws SQLException {
        return pairs(
                connection,
                "SELECT table_name, 'CACHED' FROM information_schema.system_tables"
                        + " WHERE table_schem = 'PUBLIC' AND hsqldb_type <> 'CACHED'");
    }

    private static Map<String, String> pairs(Connection connection, String query)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, String> pairs = new TreeMap<>();
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        }
    }
}
