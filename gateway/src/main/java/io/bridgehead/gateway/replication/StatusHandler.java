package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.message.Status.Read;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Saying what we have, hearing what a partner has. A status is repeated until it is answered. */
final class StatusHandler {
    private static final int HELD_COUNTED_MAX = 1_000_000;

    private StatusHandler() {}

    /** Sends ours because it is due. */
    static void announce(StepBuilder draft, Partner partner) {
        int attempts = partner.statusAttempts() + 1;
        Instant again = draft.now().plus(draft.limits(partner.site()).patienceAfter(attempts - 1));
        send(draft, partner.site(), true, Optional.empty());
        Partner numbered = draft.partner(partner.site());
        draft.put(numbered.awaiting(numbered.sequence(), attempts, again));
    }

    static Verdict receive(StepBuilder draft, Status status) {
        SiteId site = status.header().sender().site();
        settle(draft, status);
        boolean news = status.cut().stream().anyMatch(each -> isNews(draft, each));
        status.cut().forEach(draft::put);
        List<Offer> offers = included(draft, status);
        for (Offer offer : offers) {
            news |= hear(draft, status.header(), offer);
        }
        for (Offer offer : offers) {
            VerifyHandler.look(draft, status.header(), offer);
        }
        if (news) {
            announceSoon(draft, site);
        }
        if (status.replyWanted()) {
            send(draft, site, false, Optional.of(status.header().id()));
            return Verdict.STATUS_EXCHANGED;
        }
        return Verdict.NOTED;
    }

    /** Remembers what the sender has, and asks if we are behind; whether its context was unknown. */
    static boolean hear(StepBuilder draft, Header header, Offer offer) {
        boolean news = learn(draft, offer.context());
        consider(draft, header, offer);
        return news;
    }

    /** If this answers our latest status, the next one is due only when the interval has passed. */
    private static void settle(StepBuilder draft, Status status) {
        Partner partner = draft.partner(status.header().sender().site());
        Optional<String> awaited = Optional.of(draft.messageId(partner.site(), partner.status()));
        if (partner.status() > 0 && status.header().inReplyTo().equals(awaited)) {
            draft.put(partner.provenThrough(lastRead(draft, partner))
                    .relieved(Trouble.OTHER_SERVER)
                    .awaiting(
                            0, 0, draft.now().plus(draft.limits(partner.site()).statusInterval())));
        }
    }

    /** The last of the partner's USNs that any cursor of ours has come to. */
    private static long lastRead(StepBuilder draft, Partner partner) {
        return cursors(draft, partner)
                .mapToLong(each -> each.received().last())
                .max()
                .orElse(0);
    }

    /** How far the partner's present epoch has been read, in each scope. */
    private static Stream<Cursor> cursors(StepBuilder draft, Partner partner) {
        return draft.directory().links(partner.site()).stream()
                .map(each ->
                        draft.link(partner.site(), each.context()).inbound().cursor())
                .filter(each -> each.epoch().equals(partner.epoch()));
    }

    private static List<Offer> included(StepBuilder draft, Status status) {
        SiteId site = status.header().sender().site();
        return status.offers().stream()
                .filter(each -> draft.includes(site, each.context().id()))
                .toList();
    }

    /** Remembers a context never heard of before; whether it was. */
    private static boolean learn(StepBuilder draft, NamingContext context) {
        if (draft.directory().context(context.id()).isPresent()) {
            return false;
        }
        draft.put(context);
        return true;
    }

    private static boolean isNews(StepBuilder draft, EpochOwner cut) {
        return draft.owner(cut.epoch()).map(cut::endsBefore).orElse(true);
    }

    /** Others may now be told of what is new here, so they hear of it at once. */
    private static void announceSoon(StepBuilder draft, SiteId except) {
        for (Partner each : draft.directory().partners()) {
            if (!each.site().equals(except)) {
                draft.put(draft.partner(each.site()).awaiting(0, 0, draft.now()));
            }
        }
    }

    /**
     * Asks if we are behind; behind a filter only the cursor tells. A part that waits for its owner
     * alone is asked for anew: all else our vector keeps from travelling twice, and with the part comes
     * whose it is. So is everything, once what was left out of it is left out no more.
     */
    private static void consider(StepBuilder draft, Header header, Offer offer) {
        SiteId site = header.sender().site();
        ContextId context = offer.context().id();
        Epoch epoch = header.sender().epoch();
        Link link = draft.link(site, context);
        if (link.outbound().epoch().equals(epoch)) {
            link = link.with(
                    link.outbound().knowing(offer.vector(), header.sender().at()));
        }
        Inbound inbound = isNews(offer, epoch, link.inbound())
                ? link.inbound().told(offer.lastUsn())
                : link.inbound();
        link = link.with(inbound);
        boolean wider = !draft.withholding(site)
                .with(offer.leavesOut())
                .names()
                .containsAll(inbound.lacking());
        boolean behind = inbound.cursor().received().contiguous() < offer.lastUsn()
                || isSetBack(offer, epoch, inbound)
                || (inbound.lacking().isEmpty()
                        && !covers(
                                Applier.seen(draft, context),
                                draft.provable(offer.vector()),
                                epoch,
                                offer.lastUsn()));
        if (wider || (!inbound.asking() && lacksOwner(draft, link, offer))) {
            Inbound anew = inbound.restarted(Cursor.START, false, draft.now());
            link = link.with(anew.offered(true, unlessRequested(inbound, draft.now())));
        } else if (!inbound.offered() || (behind && !inbound.asking())) {
            link = link.with(inbound.offered(true, unlessRequested(inbound, draft.now())));
        } else if (!behind && inbound.hasBeenAnswered() && isNews(offer, epoch, inbound)) {
            Instant poll = draft.now().plus(draft.limits(site).poll());
            link = link.with(inbound.due(unlessRequested(inbound, poll)));
        }
        draft.put(link);
    }

    /** A person's request stays due: unlike any other it waits for no window of the schedule. */
    private static Instant unlessRequested(Inbound inbound, Instant due) {
        return inbound.askDue().equals(PartnerSchedules.REQUESTED)
                ? PartnerSchedules.REQUESTED
                : due;
    }

    /** Whether a part waits for an owner whom this partner must know: it claims the part, or sent it. */
    private static boolean lacksOwner(StepBuilder draft, Link link, Offer offer) {
        return Applier.lacksOwner(draft, link.context(), offer.vector())
                || (link.inbound().partial() && Applier.lacksOwnerOfPart(draft, link));
    }

    /** Whether its database ends before what we have read of it: late, or rolled back. Asking tells. */
    private static boolean isSetBack(Offer offer, Epoch epoch, Inbound inbound) {
        return inbound.cursor().epoch().equals(epoch)
                && offer.vector().of(epoch).last() < inbound.cursor().received().last();
    }

    /**
     * Whether we hold all that is offered. The sender's own USNs rise with every change in any scope;
     * those beyond the latest change in this one say nothing here.
     */
    static boolean covers(Vector claim, Vector offered, Epoch sender, long lastUsn) {
        return offered.held().entrySet().stream()
                .allMatch(each -> each.getKey().equals(sender)
                        ? claim.of(sender).contiguous() >= lastUsn
                        : claim.of(each.getKey()).containsAll(each.getValue()));
    }

    /**
     * Whether it was said no earlier than anything read so far. Then being level with it is as good
     * as a poll, and an idle link costs its statuses only; a late one must not put off a repair. Who
     * never asked has no stream to be told by, and asks even if there is nothing yet.
     */
    private static boolean isNews(Offer offer, Epoch epoch, Inbound inbound) {
        return offer.vector().of(epoch).last() >= inbound.cursor().snapshot();
    }

    private static void send(
            StepBuilder draft, SiteId site, boolean replyWanted, Optional<String> inReplyTo) {
        Header header = draft.header(site, inReplyTo);
        draft.send(new Status(
                header, replyWanted, offers(draft, site), cut(draft), read(draft, site)));
    }

    private static List<Offer> offers(StepBuilder draft, SiteId site) {
        return draft.directory().contexts().stream()
                .filter(each -> draft.includes(site, each.id()))
                .map(each -> offer(draft, site, each))
                .toList();
    }

    private static List<EpochOwner> cut(StepBuilder draft) {
        return draft.directory().owners().stream().filter(EpochOwner::isCut).toList();
    }

    /**
     * The marks of the partner's present epoch at the ends of what was read of it, and of pages that
     * could not be proved.
     */
    private static Read read(StepBuilder draft, SiteId site) {
        Partner partner = draft.partner(site);
        Stream<Mark> ends = cursors(draft, partner)
                .filter(each -> !each.marks().isEmpty())
                .map(each -> each.marks().get(each.marks().lastKey()));
        return new Read(
                partner.epoch(),
                Stream.concat(partner.unproved().stream(), ends).distinct().toList());
    }

    static Offer offer(StepBuilder draft, SiteId site, NamingContext context) {
        Totals totals = draft.directory().totals(context.id());
        Ranges all = Ranges.upTo(draft.directory().usn());
        return new Offer(
                context,
                totals.lastUsn(),
                Applier.promise(draft, context.id()).with(draft.self().epoch(), all),
                totals.live(),
                totals.digest(),
                held(draft, context.id()),
                draft.withholding(site).names());
    }

    private static int held(StepBuilder draft, ContextId context) {
        long held = 0;
        for (Reason reason : Reason.values()) {
            held += draft.directory().heldCount(context, reason, HELD_COUNTED_MAX);
        }
        return (int) held;
    }
}
