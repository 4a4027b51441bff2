package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import java.time.Instant;

/**
 * A part of an entry that has arrived but may not be applied yet. Held is not had: its stamps stay
 * gaps in the vector until it is applied or dropped (docs/replication.md, law 3).
 *
 * @param from the partner that sent it
 */
public record HeldEntry(SiteId from, Entry part, Reason reason, Instant since) {
    /** Why it may not be applied. */
    public enum Reason {
        /** It was written in an epoch whose server is not known yet. */
        UNKNOWN_EPOCH,
        /** It was written at a site that is not the home of its context. */
        FOREIGN_WRITE,
        /** An entry of this id is known in another context, and entries do not move between contexts. */
        OTHER_CONTEXT
    }
}
