package io.bridgehead.store.hsql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much of the data file holds rows. HSQLDB never uses the place of an old version of a row again; only
 * a defragmentation, which writes all rows to a new file, gives it back.
 *
 * @param used from the beginning of the file to the end of its last row
 * @param lost the part of it that holds no row
 */
record Space(long used, long lost) {
    /** Below this, nothing is worth the work. */
    private static final long LOST_MIN = 1 << 18;

    /** Rows that are written within a second; a busy machine needs longer. */
    private static final long BYTES_PER_SECOND = 20_000_000;

    /** A stall that does no harm in a quiet moment. */
    private static final long SHORT_SECONDS = 5;

    private static final String QUERY =
            "SELECT file_free_pos, file_lost_bytes FROM information_schema.system_cacheinfo";

    static Space of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            return row.next() ? new Space(row.getLong(1), row.getLong(2)) : new Space(0, 0);
        }
    }

    private long live() {
        return used - lost;
    }

    /** Whether commits must wait for it now, so that the file stays below twice what it holds. */
    boolean isWasteful() {
        return lost >= LOST_MIN && lost >= live() / 4 * 3;
    }

    /** Whether a start that has changed the tables gives it back. Such starts are rare. */
    boolean isWorthAnUpgrade() {
        return lost >= LOST_MIN;
    }

    /** Whether a quiet moment is well spent on it: a small file early, a large one only if it must. */
    boolean isWorthAQuietMoment() {
        boolean isShort = live() / BYTES_PER_SECOND < SHORT_SECONDS;
        return lost >= LOST_MIN && lost >= live() / (isShort ? 4 : 2);
    }
}
