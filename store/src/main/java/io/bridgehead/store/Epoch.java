package io.bridgehead.store;

import java.util.UUID;

/**
 * One life of one database: fresh at {@code init} and at every restore, clone or detected rollback.
 * Update sequence numbers mean something only together with the epoch that counted them.
 */
public record Epoch(UUID value) implements Comparable<Epoch> {
    /** Sorts before every real epoch; the epoch of {@link Stamp#NONE}. */
    public static final Epoch NONE = new Epoch(new UUID(0, 0));

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
