package io.bridgehead.store.history;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * One life of one database: fresh at {@code init} and at every restore, clone or detected rollback.
 * Update sequence numbers mean something only together with the epoch that counted them.
 *
 * <p>A real epoch is a UUID version 7 (RFC 9562 section 5.7), and a later life of one database has a
 * greater one. So mail from a former life is recognised as such even by a partner who never met it.
 */
public record Epoch(UUID value) implements Comparable<Epoch> {
    /** Sorts before every real epoch; the epoch of {@link Stamp#NONE}. */
    public static final Epoch NONE = new Epoch(new UUID(0, 0));

    /**
     * A fresh epoch that is greater than {@code former}.
     *
     * @param random ten random bytes, from the caller, for whom chance may be seeded
     */
    public static Epoch fresh(Instant now, Epoch former, byte[] random) {
        long formerMillis = former.value.getMostSignificantBits() >>> 16;
        long millis = Math.max(now.toEpochMilli(), formerMillis + 1);
        ByteBuffer tail = ByteBuffer.wrap(random, 0, 10);
        long version = 0x7000L | (tail.getShort() & 0x0fffL);
        long variant = 0x8000_0000_0000_0000L | (tail.getLong() & 0x3fff_ffff_ffff_ffffL);
        return new Epoch(new UUID((millis << 16) | version, variant));
    }

    /**
     * As {@link #fresh}, for those who must not throw dice: the same for the same {@code event} in
     * the same life and millisecond only.
     */
    public static Epoch following(Epoch former, Instant now, String event) {
        return fresh(now, former, Uuids.bytes(Uuids.named(former.value, event)));
    }

    /** The epoch written as {@code text}; throws {@link IllegalArgumentException} if it is no UUID. */
    public static Epoch of(String text) {
        return new Epoch(UUID.fromString(text));
    }

    /** Unsigned order of the sixteen bytes, the same on every machine. */
    @Override
    public int compareTo(Epoch other) {
        return Uuids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
