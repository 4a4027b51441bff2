package io.bridgehead.gateway.control;

import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * The operator's decisions about replication. No other interface takes them. A decision is durable
 * when its method returns; the mail that it causes leaves soon after. A decision that has been
 * taken already changes nothing. Thread-safe.
 */
public interface Operator {
    /** Asks {@code partner} for everything new, or with {@code refresh} for everything. */
    void requestNow(SiteId partner, boolean refresh);

    /** No longer waits for {@code partner} to give back what a restore lost. */
    void waiveBacksync(SiteId partner);

    /**
     * Compares our entries with those of {@code partner}, until {@code deadline}. With {@code
     * repair}, makes equal what differs.
     */
    void verify(SiteId partner, boolean repair, Instant deadline);

    /** Of two gateways of this site, this one lives: it begins a new life, which every partner follows. */
    void claimSite();

    /** Approves the held deletions of these numbers; ignores the numbers of other items. */
    void approve(List<Long> numbers);

    /** Drops the held item of this number and counts it as received; ignores an unknown number. */
    void dropHeld(long number);

    /** Exchanges nothing with {@code partner} until {@link #resume}. */
    void suspend(SiteId partner);

    /** Ends the suspension of {@code partner}. */
    void resume(SiteId partner);

    /** Ends the partnership. The entries that it brought stay. */
    void remove(SiteId partner);
}
