package io.bridgehead.store.partner;

import io.bridgehead.store.history.Range;

/** A page that was sent and not confirmed: its range and its estimated size in bytes. */
public record SentPage(Range range, long bytes) {
    /** Whether {@code next} begins where this ends. */
    boolean isFollowedBy(SentPage next) {
        return range.through() == next.range.since();
    }

    /** This and the page that follows it, as one. */
    SentPage joinedWith(SentPage next) {
        return new SentPage(new Range(range.since(), next.range.through()), bytes + next.bytes);
    }
}
