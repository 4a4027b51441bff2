package io.bridgehead.gateway.replication.terms;

import io.bridgehead.store.view.TombstoneLifetime;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a deleted entry keeps its name, place and values (docs/replication.md, "Tombstones").
 *
 * @param lifetime how long an entry can be undeleted, if the home of its context publishes no
 *     lifetime
 * @param interval the time between two collections, which begin at its multiples since 1970 UTC
 * @param ceiling after this time a site forgets name, place and values. It is so much longer than
 *     the lifetime that the mail with the last possible undelete has arrived
 */
public record TombstonePolicy(Duration lifetime, Duration interval, Duration ceiling) {
    /** Forgets twice a day, after two lifetimes. */
    public static final TombstonePolicy DEFAULT = new TombstonePolicy(
            TombstoneLifetime.DEFAULT,
            Duration.ofHours(12),
            TombstoneLifetime.DEFAULT.multipliedBy(2));

    /** When the first collection begins that is not before {@code time}. */
    public Instant collectionFrom(Instant time) {
        long every = interval.toMillis();
        return Instant.ofEpochMilli(-Math.floorDiv(-time.toEpochMilli(), every) * every);
    }
}
