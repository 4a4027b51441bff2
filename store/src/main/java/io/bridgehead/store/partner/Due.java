package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A duty for one partner, and when it is due. The database has an index over these, so the next
 * duty is found without reading the rows of all partners.
 *
 * @param at when the duty may be done, without regard to schedules
 * @param context the scope of the duty; {@link #NO_CONTEXT} if it concerns the partner as a whole
 */
public record Due(Instant at, SiteId partner, ContextId context) {
    /** What is to be done. */
    public enum Kind {
        /** Send the partner a status. */
        STATUS,
        /** Ask the partner for a scope that it offers. */
        ASK,
        /** Send the next page of an answer, for which the partner has given credit. */
        ANSWER,
        /** Go on with a comparison that is under way. */
        VERIFY
    }

    /** Stands for the partner as a whole. */
    public static final ContextId NO_CONTEXT = new ContextId(new UUID(0, 0));

    /** Partners by name, and the scopes of each by id: the order in which duties are done. */
    public static final Comparator<Due> BY_PARTNER =
            Comparator.comparing(Due::partner).thenComparing(Due::context);

    /** The earliest first. */
    public static final Comparator<Due> BY_TIME =
            Comparator.comparing(Due::at).thenComparing(BY_PARTNER);
}
