package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.Optional;

/** What happens because time passes, one thing at a time, the cheapest for others first. */
final class Duties {
    private Duties() {}

    static Step next(StepBuilder draft) {
        Directory directory = draft.directory();
        PartnerSchedules windows = draft.windows();
        for (Partner partner : windows.partners(directory)) {
            if (windows.isDue(partner.site(), partner.statusDue(), draft.now())) {
                StatusHandler.announce(draft, partner);
                return draft.step(Verdict.STATUS_SENT);
            }
        }
        for (Partner partner : windows.partners(directory)) {
            for (Link link : windows.links(directory, partner.site())) {
                if (isAskingDue(windows, link, draft.now())) {
                    return draft.step(AskDuty.ask(draft, link));
                }
            }
        }
        for (Partner partner : windows.partners(directory)) {
            for (Link link : windows.links(directory, partner.site())) {
                if (isPageDue(windows, directory, link, draft.now())) {
                    return draft.step(PageSender.send(draft, link, Optional.empty()));
                }
            }
        }
        for (Verification each : directory.verifications()) {
            if (!verifyDue(directory, each).isAfter(draft.now())) {
                return draft.step(VerifyRound.due(draft, each));
            }
        }
        Step released = HeldRelease.release(draft);
        return released.verdict() == Verdict.IDLE ? collected(draft) : released;
    }

    static Instant nextDue(PartnerSchedules windows, Directory directory, Instant now) {
        Instant next = Instant.MAX;
        for (Partner partner : windows.partners(directory)) {
            SiteId site = partner.site();
            next = earlier(next, windows.next(site, partner.statusDue(), now));
            for (Link link : windows.links(directory, site)) {
                if (link.inbound().offered()) {
                    next = earlier(next, windows.next(site, link.inbound().due(), now));
                }
                next = earlier(
                        next,
                        isAnswerDue(link.outbound())
                                ? now
                                : windows.nextTold(site, newsDue(directory, link), now));
            }
        }
        for (Verification each : directory.verifications()) {
            next = earlier(next, verifyDue(directory, each));
        }
        return next;
    }

    private static Instant verifyDue(Directory directory, Verification row) {
        boolean runs = row.state().isRunning()
                && directory.partner(row.partner()).filter(Partner::isActive).isPresent();
        return runs ? row.due() : Instant.MAX;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static boolean isAskingDue(PartnerSchedules windows, Link link, Instant now) {
        return link.inbound().offered()
                && windows.isDue(link.partner(), link.inbound().due(), now);
    }

    private static boolean isPageDue(
            PartnerSchedules windows, Directory directory, Link link, Instant now) {
        return isAnswerDue(link.outbound())
                || windows.mayTell(link.partner(), newsDue(directory, link), now);
    }

    /** An answer goes on at once, as long as there is credit. */
    private static boolean isAnswerDue(Outbound outbound) {
        return outbound.serving() && PageSender.hasCredit(outbound);
    }

    /** When news may be told; nothing leaves without credit. */
    private static Instant newsDue(Directory directory, Link link) {
        Outbound outbound = link.outbound();
        boolean news = directory.totals(link.context()).lastUsn() > outbound.scanned();
        return outbound.tell() && news && PageSender.hasCredit(outbound)
                ? outbound.nextTell()
                : Instant.MAX;
    }

    private static Step collected(StepBuilder draft) {
        return TombstoneDuty.collect(draft)
                ? draft.step(Verdict.COLLECTED)
                : Step.nothing(Verdict.IDLE);
    }
}
