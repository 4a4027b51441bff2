package io.bridgehead.store.history;

import io.bridgehead.routing.SiteId;

/**
 * Whose database an epoch is, or was, a life of. Never forgotten; only {@code end} ever changes, and
 * only downwards.
 *
 * @param end the last of its USNs that may be claimed to be held; {@link #OPEN} unless the database
 *     was set back in this epoch, and USNs beyond may mean two different changes
 */
public record EpochOwner(Epoch epoch, SiteId site, String server, long end) {
    /** All USNs of the epoch mean one change each. */
    public static final long OPEN = Long.MAX_VALUE;

    /** An epoch in which nothing went wrong. */
    public EpochOwner(Epoch epoch, SiteId site, String server) {
        this(epoch, site, server, OPEN);
    }

    /** The same epoch, of which nothing beyond {@code last} may be claimed. */
    public EpochOwner endingAt(long last) {
        return new EpochOwner(epoch, site, server, last);
    }

    /** Whether this says more than {@code known}. */
    public boolean endsBefore(EpochOwner known) {
        return end < known.end;
    }

    /** Whether the database was set back in this epoch. */
    public boolean isCut() {
        return end < OPEN;
    }
}
