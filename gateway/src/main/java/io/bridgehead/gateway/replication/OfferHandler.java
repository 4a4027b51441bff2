package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.time.Instant;

/**
 * Handles a partner's offer of one scope: remembers it, and asks if we are behind. An offer comes
 * with a status and with both messages of a comparison.
 */
final class OfferHandler {
    private final StepBuilder step;
    private final Header header;
    private final Offer offer;
    private final SiteId sender;
    private final Epoch epoch;
    private final ContextId context;

    OfferHandler(StepBuilder step, Header header, Offer offer) {
        this.step = step;
        this.header = header;
        this.offer = offer;
        this.sender = header.sender().site();
        this.epoch = header.sender().epoch();
        this.context = offer.context().id();
    }

    /** Handles the offer. Returns whether its context was unknown here. */
    boolean handle() {
        boolean isNew = step.directory().context(context).isEmpty();
        if (isNew) {
            step.add(offer.context());
        }
        Link link = remembered(step.link(sender, context));
        step.put(link.with(asking(link)));
        return isNew;
    }

    /** Remembers what the partner holds, and through which USN it has something to tell. */
    private Link remembered(Link link) {
        Link known = link.outbound().epoch().equals(epoch)
                ? link.with(
                        link.outbound().knowing(offer.vector(), header.sender().at()))
                : link;
        return isRecent(known.inbound())
                ? known.with(known.inbound().told(offer.lastUsn()))
                : known;
    }

    /** Decides when to ask next. Each offered scope is asked for once, even if it is empty. */
    private Inbound asking(Link link) {
        Inbound inbound = link.inbound();
        Instant now = step.now();
        boolean behind = isBehind(inbound);
        if (mustReadFromZero(link)) {
            return inbound.restarted(Cursor.START, false, now)
                    .offered(true, unlessRequested(inbound, now));
        }
        if (inbound.backsync().isOpen() && inbound.offered()) {
            return inbound; // the flagged request is due or open, and no offer may put it off
        }
        if (!inbound.offered() || (behind && !inbound.asking())) {
            return inbound.offered(true, unlessRequested(inbound, now));
        }
        if (!behind && inbound.hasBeenAnswered() && isRecent(inbound)) {
            // A recent offer that we cover is as good as the answer to a poll. So an idle link
            // costs statuses only.
            Instant poll = now.plus(step.terms().limits(sender).poll());
            return inbound.due(unlessRequested(inbound, poll));
        }
        return inbound;
    }

    /** {@code due}, but a request of the operator stays due: only that one waits for no window. */
    private static Instant unlessRequested(Inbound inbound, Instant due) {
        return inbound.askDue().equals(PartnerSchedules.REQUESTED)
                ? PartnerSchedules.REQUESTED
                : due;
    }

    /**
     * Whether our cursor has passed something that we need. Attributes that a filter left out lie
     * behind the cursor, so they are read from zero when neither side leaves them out any more. A
     * held part that waits for an owner lies there too: the partner sends the part again, and its
     * owner with it. Our vector stops everything else from being sent twice.
     */
    private boolean mustReadFromZero(Link link) {
        Inbound inbound = link.inbound();
        boolean wider = !step.terms()
                .withholding(sender)
                .with(offer.leavesOut())
                .names()
                .containsAll(inbound.lacking());
        return wider
                || (!inbound.asking()
                        && new Claims(step).waitsForOwnerKnownTo(link, offer.vector()));
    }

    /**
     * Whether the partner has something that we lack. If attributes were left out, we compare only
     * the cursor: our vector claims nothing of that partner, and would always look behind.
     */
    private boolean isBehind(Inbound inbound) {
        boolean unread = inbound.cursor().received().contiguous() < offer.lastUsn();
        return unread || isSetBack(inbound) || (inbound.lacking().isEmpty() && !isCovered());
    }

    private boolean isCovered() {
        return Claims.covers(
                new Claims(step).seen(context),
                step.provable(offer.vector()),
                epoch,
                offer.lastUsn());
    }

    /** Whether the offer ends before what we have read. It is late, or the partner was set back. */
    private boolean isSetBack(Inbound inbound) {
        return inbound.cursor().epoch().equals(epoch)
                && offer.vector().of(epoch).last() < inbound.cursor().received().last();
    }

    /**
     * Whether the offer is not older than what we have read. A late offer must not delay a repair.
     */
    private boolean isRecent(Inbound inbound) {
        return offer.vector().of(epoch).last() >= inbound.cursor().snapshot();
    }
}
