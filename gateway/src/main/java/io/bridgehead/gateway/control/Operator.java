package io.bridgehead.gateway.control;

import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * What an operator decides about replication: the only way in. A decision is durable when its method
 * returns; the mail that follows from it leaves soon after. Thread-safe.
 */
public interface Operator {
    /** Asks {@code partner} for everything new, or with {@code refresh} for everything. */
    void requestNow(SiteId partner, boolean refresh);

    /** Waits no longer for {@code partner} to give back what a restore lost. Again: nothing. */
    void waiveBacksync(SiteId partner);

    /**
     * Compares with what {@code partner} holds, until {@code deadline}; with {@code repair}, makes
     * what differs equal.
     */
    void verify(SiteId partner, boolean repair, Instant deadline);

    /** Lets the held deletions of these numbers through; other numbers: nothing. */
    void approve(List<Long> numbers);

    /** Gives up what is held under this number, and closes the gap that it left; unknown: nothing. */
    void dropHeld(long number);

    /** Exchanges nothing with {@code partner} until {@link #resume}. Again: nothing. */
    void suspend(SiteId partner);

    /** Ends a suspension. Not suspended: nothing. */
    void resume(SiteId partner);

    /** Ends the partnership; what it brought stays. Again: nothing. */
    void remove(SiteId partner);
}
