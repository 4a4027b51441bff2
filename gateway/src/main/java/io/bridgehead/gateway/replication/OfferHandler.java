package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.time.Instant;

/**
 * What to do about a partner's word on one scope, which comes with a status and with both messages of
 * a comparison: remember it, and ask if we are behind.
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

    /** Returns whether the context was unknown. */
    boolean handle() {
        boolean isNew = step.directory().context(context).isEmpty();
        if (isNew) {
            step.put(offer.context());
        }
        Link link = remembered(step.link(sender, context));
        step.put(link.with(asking(link)));
        return isNew;
    }

    /** What the partner holds, and how far it has something to tell. */
    private Link remembered(Link link) {
        Link known = link.outbound().epoch().equals(epoch)
                ? link.with(
                        link.outbound().knowing(offer.vector(), header.sender().at()))
                : link;
        return isRecent(known.inbound())
                ? known.with(known.inbound().told(offer.lastUsn()))
                : known;
    }

    /** When to ask next. A partner that offers something is asked once, even if it has nothing yet. */
    private Inbound asking(Link link) {
        Inbound inbound = link.inbound();
        Instant now = step.now();
        boolean behind = isBehind(inbound);
        if (mustReadFromZero(link)) {
            return inbound.restarted(Cursor.START, false, now)
                    .offered(true, unlessRequested(inbound, now));
        }
        if (!inbound.offered() || (behind && !inbound.asking())) {
            return inbound.offered(true, unlessRequested(inbound, now));
        }
        if (!behind && inbound.hasBeenAnswered() && isRecent(inbound)) {
            // being level with a recent offer is as good as a poll: an idle link costs statuses
            // only
            Instant poll = now.plus(step.terms().limits(sender).poll());
            return inbound.due(unlessRequested(inbound, poll));
        }
        return inbound;
    }

    /** The operator's request stays due: unlike any other, it waits for no window of the schedule. */
    private static Instant unlessRequested(Inbound inbound, Instant due) {
        return inbound.askDue().equals(PartnerSchedules.REQUESTED)
                ? PartnerSchedules.REQUESTED
                : due;
    }

    /**
     * What was left out of what we read comes only from the start, once neither of the two leaves it
     * out any more. So does the owner that a held part waits for: our vector keeps everything else from
     * travelling twice, and with the part comes its owner.
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

    /** Where attributes are left out, only the cursor tells, because nothing may be claimed. */
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

    /** Its database ends before what we have read of it: the offer is late, or it was put back. */
    private boolean isSetBack(Inbound inbound) {
        return inbound.cursor().epoch().equals(epoch)
                && offer.vector().of(epoch).last() < inbound.cursor().received().last();
    }

    /** Said no earlier than anything read so far. A late offer must not put off a repair. */
    private boolean isRecent(Inbound inbound) {
        return offer.vector().of(epoch).last() >= inbound.cursor().snapshot();
    }
}
