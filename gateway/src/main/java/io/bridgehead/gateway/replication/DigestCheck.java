package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Instant;

/**
 * Checks whether a partner's digest of one scope is comparable with ours, and whether it differs.
 */
final class DigestCheck {
    private final StepBuilder step;
    private final Header header;
    private final Offer offer;
    private final SiteId sender;
    private final ContextId context;

    DigestCheck(StepBuilder step, Header header, Offer offer) {
        this.step = step;
        this.header = header;
        this.offer = offer;
        this.sender = header.sender().site();
        this.context = offer.context().id();
    }

    /**
     * Whether a filter leaves out attributes between the two sites, so that nothing can be
     * compared.
     */
    boolean leavesOut() {
        return !step.terms().withholding(sender).with(offer.leavesOut()).isEmpty();
    }

    /** Whether the sender and we have the same changes, and neither holds parts. */
    boolean isLevel() {
        Vector ours = new Claims(step).of(context);
        Vector theirs = step.provable(offer.vector());
        return offer.held() == 0
                && step.held().stamps(context).held().isEmpty()
                && Claims.covers(ours, theirs, header.sender().epoch(), offer.lastUsn())
                && Claims.covers(
                        theirs,
                        ours,
                        step.self().epoch(),
                        step.directory().totals(context).lastUsn());
    }

    /**
     * Remembers that the digests differ although both sites have the same changes: a finding tells
     * the operator. Forgets it when the digests are equal again.
     */
    void handle() {
        if (leavesOut() || !isLevel()) {
            return;
        }
        Totals ours = step.directory().totals(context);
        boolean differs = ours.live() != offer.live() || !ours.digest().equals(offer.digest());
        Verification row = step.directory().verification(sender, context);
        boolean cured = !differs && row.state() == State.DIFFERENT;
        if (row.suspected() != differs || cured) {
            Verification known = cured ? row.in(State.EQUAL, 0, Instant.MAX) : row;
            step.put(known.suspecting(differs));
        }
    }
}
