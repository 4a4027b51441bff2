package io.bridgehead.gateway.replication;

import io.bridgehead.store.Directory;
import io.bridgehead.store.HeldEntry;
import io.bridgehead.store.Link;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Outbound;
import io.bridgehead.store.Partner;
import java.time.Instant;
import java.util.Optional;

/** What happens because time passes, one thing at a time, the cheapest for others first. */
final class Timing {
    private Timing() {}

    static Step next(Draft draft) {
        Directory directory = draft.directory();
        for (Partner partner : directory.partners()) {
            if (!partner.statusDue().isAfter(draft.now())) {
                StatusExchange.announce(draft, partner);
                return draft.step(Verdict.STATUS_SENT);
            }
        }
        for (Partner partner : directory.partners()) {
            for (Link link : directory.links(partner.site())) {
                if (isAskingDue(link, draft.now())) {
                    return draft.step(Asking.ask(draft, link));
                }
            }
        }
        for (Partner partner : directory.partners()) {
            for (Link link : directory.links(partner.site())) {
                if (!pageDue(directory, link).isAfter(draft.now())) {
                    return draft.step(Paging.send(draft, link, Optional.empty()));
                }
            }
        }
        return released(draft);
    }

    static Instant nextDue(Directory directory) {
        Instant next = Instant.MAX;
        for (Partner partner : directory.partners()) {
            next = earlier(next, partner.statusDue());
            for (Link link : directory.links(partner.site())) {
                if (link.inbound().offered()) {
                    next = earlier(next, link.inbound().due());
                }
                next = earlier(next, pageDue(directory, link));
            }
        }
        return next;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static boolean isAskingDue(Link link, Instant now) {
        return link.inbound().offered() && !link.inbound().due().isAfter(now);
    }

    /**
     * When the next page may leave: an answer goes on at once, news wait until they may be told, and
     * nothing leaves without credit.
     */
    private static Instant pageDue(Directory directory, Link link) {
        Outbound outbound = link.outbound();
        if (!Paging.hasCredit(outbound)) {
            return Instant.MAX;
        }
        if (outbound.serving()) {
            return Instant.EPOCH;
        }
        boolean news = directory.totals(link.context()).lastUsn() > outbound.scanned();
        return outbound.tell() && news ? outbound.nextTell() : Instant.MAX;
    }

    private static Step released(Draft draft) {
        for (NamingContext context : draft.directory().contexts()) {
            for (HeldEntry item : draft.heldIn(context.id())) {
                if (Applying.objection(draft, Optional.of(context), item.part()).isEmpty()) {
                    Applying.release(draft, item);
                }
            }
        }
        Step step = draft.step(Verdict.RELEASED);
        return step.changes().released().isEmpty() ? Step.nothing(Verdict.IDLE) : step;
    }
}
