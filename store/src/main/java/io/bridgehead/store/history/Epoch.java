package io.bridgehead.store.history;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * One life of one database. It is fresh at {@code init} and at every restore, clone or detected
 * rollback. An update sequence number means something only together with the epoch that counted it.
 *
 * <p>A real epoch is a UUID version 7 (RFC 9562 section 5.7), and a later life of one database has a
 * greater one. So even a partner that never met a former life recognises mail from it.
 */
public record Epoch(UUID value) implements Comparable<Epoch> {
    /** Sorts before every real epoch; the epoch of {@link Stamp#NONE}. */
    public static final Epoch NONE = new Epoch(new UUID(0, 0));

    /**
     * A fresh epoch that is greater than {@code former}.
     *
     * @param random ten random bytes; the caller makes them, from a seed in the simulator
     */
    public static Epoch fresh(Instant now, Epoch former, byte[] random) {
        long millis = Math.max(now.toEpochMilli(), former.beganAtMillis() + 1);
        ByteBuffer tail = ByteBuffer.wrap(random, 0, 10);
        long version = 0x7000L | (tail.getShort() & 0x0fffL);
        long variant = 0x8000_0000_0000_0000L | (tail.getLong() & 0x3fff_ffff_ffff_ffffL);
        return new Epoch(new UUID((millis << 16) | version, variant));
    }

    /**
     * Like {@link #fresh}, but without random bytes, for the core. Two calls give the same epoch only for
     * the same {@code event} in the same life and millisecond.
     */
    public static Epoch following(Epoch former, Instant now, String event) {
        return fresh(now, former, Uuids.bytes(Uuids.named(former.value, event)));
    }

    /** When this life began, in milliseconds since 1970; at the earliest one after the former life. */
    long beganAtMillis() {
        return value.getMostSignificantBits() >>> 16;
    }

    /** The epoch written as {@code text}; throws {@link IllegalArgumentException} if it is no UUID. */
    public static Epoch of(String text) {
        return new Epoch(UUID.fromString(text));
    }

    /** When this life began, by the clock of its database; to the millisecond. */
    public Instant begun() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** The unsigned order of the sixteen bytes; it is the same on every machine. */
    @Override
    public int compareTo(Epoch other) {
        return Uuids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
