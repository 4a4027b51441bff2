package io.bridgehead.gateway.replication.terms;

import io.bridgehead.store.view.TombstoneLifetime;
import java.time.Duration;
import java.time.Instant;

/**
 * How long that is kept which lies beneath tombstones (docs/replication.md, "Tombstones").
 *
 * @param lifetime in contexts whose home publishes none
 * @param interval between two collections, which begin at its multiples since 1970 UTC
 * @param ceiling after this long what lies beneath is forgotten: the lifetime, and longer than any
 *     mail travels
 */
public record TombstonePolicy(Duration lifetime, Duration interval, Duration ceiling) {
    /** Collected twice a day, after two lifetimes. */
    public static final TombstonePolicy DEFAULT = new TombstonePolicy(
            TombstoneLifetime.DEFAULT,
            Duration.ofHours(12),
            TombstoneLifetime.DEFAULT.multipliedBy(2));

    /** The first collection that is not before {@code time}. */
    public Instant collectionFrom(Instant time) {
        long every = interval.toMillis();
        return Instant.ofEpochMilli(-Math.floorDiv(-time.toEpochMilli(), every) * every);
    }
}
