package io.bridgehead.store.history;

import io.bridgehead.routing.SiteId;

/**
 * The site and server of one epoch. The row is never forgotten. Only {@code end} changes, and it
 * only falls.
 *
 * @param end the last of its USNs that a vector may contain. It is {@link #OPEN} unless the
 *     database was set back in this epoch: a USN beyond {@code end} may then mean two different
 *     changes
 */
public record EpochOwner(Epoch epoch, SiteId site, String server, long end) {
    /** Each USN of the epoch means one change. */
    public static final long OPEN = Long.MAX_VALUE;

    /** An epoch in which the database was not set back. */
    public EpochOwner(Epoch epoch, SiteId site, String server) {
        this(epoch, site, server, OPEN);
    }

    /** The same epoch, cut at {@code last}: vectors may contain nothing beyond it. */
    public EpochOwner endingAt(long last) {
        return new EpochOwner(epoch, site, server, last);
    }

    /** Whether this row cuts the epoch earlier than {@code known} does. */
    public boolean endsBefore(EpochOwner known) {
        return end < known.end;
    }

    /** Whether the database was set back in this epoch. */
    public boolean isCut() {
        return end < OPEN;
    }
}
