package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.time.Instant;

/**
 * A part of an entry that has arrived but may not be applied yet. Its stamps stay gaps in our
 * vector until it is applied or dropped (docs/replication.md, law 3).
 *
 * @param from the partner that sent it
 * @param awaits the epoch whose owner must be known first; {@link Epoch#NONE} if it waits for the
 *     operator
 * @param partial whether the part may lack attributes that were written in the same stamps. Then
 *     our vector does not cover these stamps even after we have applied the part
 */
public record HeldEntry(
        SiteId from, Entry part, Reason reason, Epoch awaits, Instant since, boolean partial) {
    /** Why the part may not be applied. */
    public enum Reason {
        /** It was written in an epoch whose owner is not known yet. */
        UNKNOWN_EPOCH,
        /** It was written at a site that is not the home of its context. */
        FOREIGN_WRITE,
        /**
         * An entry of this id is known in another context, and entries do not move between
         * contexts.
         */
        OTHER_CONTEXT,
        /** It deletes an entry, and it came with more deletions than the brake lets through. */
        DELETE_BRAKE,
        /** The brake held it, and the operator has approved it: it is applied next. */
        APPROVED
    }

    /** A part that waits for the operator and that has all that its stamps wrote. */
    public HeldEntry(SiteId from, Entry part, Reason reason, Instant since) {
        this(from, part, reason, Epoch.NONE, since, false);
    }

    /** The same part, held for another reason. */
    public HeldEntry because(Reason other, Epoch awaited) {
        return new HeldEntry(from, part, other, awaited, since, partial);
    }

    /** Another part that came with this one. */
    public HeldEntry of(Entry other) {
        return new HeldEntry(from, other, reason, awaits, since, partial);
    }

    /** The changes that this part brings. */
    public Vector stamps() {
        return stamps(part);
    }

    /** The changes that {@code part} brings. */
    public static Vector stamps(Entry part) {
        Vector stamps = Vector.EMPTY;
        for (Stamp stamp : part.stamps()) {
            Ranges one = Ranges.EMPTY.with(new Range(stamp.usn() - 1, stamp.usn()));
            stamps = stamps.with(stamp.epoch(), one);
        }
        return stamps;
    }
}
