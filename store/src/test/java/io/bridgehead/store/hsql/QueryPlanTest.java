package io.bridgehead.store.hsql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HSQLDB takes the first index that fits a condition, though its order is another one, and then
 * reads all rows to sort them. The longest deleted entry was once found so: by reading every entry,
 * with every mail.
 */
class QueryPlanTest {
    private static final Pattern ORDER = Pattern.compile("ORDER BY ([a-z_., ]+)");
    private static final Pattern FIRST_READ =
            Pattern.compile("range variable 1.*?table=(\\w+).*?index=(\\w+)", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        Path store = folder.resolve("store");
        Founded.in(store);
        connection = DriverManager.getConnection(
                "jdbc:hsqldb:file:" + store.resolve("directory")
                        + ";shutdown=true;hsqldb.lock_file=false",
                "SA",
                "");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<Sql> ordered() {
        return Stream.of(Sql.values()).filter(each -> ORDER.matcher(each.text()).find());
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void whatIsReadInAnOrderIsReadByTheIndexOfThatOrder(Sql sql) throws SQLException {
        String plan = plan(sql);
        MatchResult read = only(FIRST_READ.matcher(plan));
        assertThat(columns(read.group(1), read.group(2)))
                .as("%s reads %s by %s", sql.title(), read.group(1), read.group(2))
                .startsWith(order(sql));
        assertThat(plan).contains("uses index");
    }

    /** One look for each context; reading the links of all partners would grow with them. */
    @Test
    void newsAreFoundWithoutReadingTheLinksThatHaveNone() throws SQLException {
        String plan = plan(Sql.UNTOLD);
        String links = plan.substring(plan.indexOf("range variable 2"));
        assertThat(links).contains("table=LINK", "index=LINK_BY_NEWS", "start conditions");
        assertThat(columns("LINK", "LINK_BY_NEWS")).containsExactly("CONTEXT", "TELLS_AFTER");
    }

    private static String[] order(Sql sql) {
        return Stream.of(only(ORDER.matcher(sql.text())).group(1).split(",", -1))
                .map(each -> each.trim().replaceFirst("^\\w+\\.", "").toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static MatchResult only(Matcher matcher) {
        assertThat(matcher.find()).isTrue();
        return matcher.toMatchResult();
    }

    private static String plan(Sql sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain =
                        connection.prepareStatement("EXPLAIN PLAN FOR " + sql.text());
                ResultSet lines = explain.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static List<String> columns(String table, String index) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME").equals(index)) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }
}
