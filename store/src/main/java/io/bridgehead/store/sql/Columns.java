package io.bridgehead.store.sql;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Values as columns. The order of the bytes, unsigned, is the order of the values. */
public final class Columns {
    private Columns() {}

    public static byte[] of(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] column) {
        ByteBuffer bytes = ByteBuffer.wrap(column);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Time and USN of a stamp are never negative, so their bytes sort as they are. */
    public static byte[] of(Stamp stamp) {
        return ByteBuffer.allocate(32)
                .putLong(stamp.time())
                .put(of(stamp.epoch().value()))
                .putLong(stamp.usn())
                .array();
    }

    static Stamp stamp(byte[] column) {
        ByteBuffer bytes = ByteBuffer.wrap(column);
        return new Stamp(
                bytes.getLong(),
                new Epoch(new UUID(bytes.getLong(), bytes.getLong())),
                bytes.getLong());
    }

    /** Seconds with the sign turned over, so that times before 1970 sort first, and nanoseconds. */
    public static byte[] of(Instant instant) {
        return ByteBuffer.allocate(12)
                .putLong(instant.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(instant.getNano())
                .array();
    }

    static Instant instant(byte[] column) {
        ByteBuffer bytes = ByteBuffer.wrap(column);
        return Instant.ofEpochSecond(bytes.getLong() ^ Long.MIN_VALUE, bytes.getInt());
    }
}
