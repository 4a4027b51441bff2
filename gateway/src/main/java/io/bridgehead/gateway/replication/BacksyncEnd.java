package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;

/** When a partner has given back what was lost here, or need not any more. */
final class BacksyncEnd {
    private final StepBuilder step;

    BacksyncEnd(StepBuilder step) {
        this.step = step;
    }

    /** A partner that has told everything it offers owes nothing more. */
    void settle(SiteId site) {
        Partner partner = step.partner(site);
        boolean settled = partner.owesBacksync()
                && new PartnerSchedules(step.terms())
                        .links(step.directory(), site).stream()
                                .map(each -> step.link(site, each.context()).inbound())
                                .allMatch(BacksyncEnd::isSettled);
        if (settled) {
            step.put(partner.owingBacksync(false));
        }
    }

    private static boolean isSettled(Inbound inbound) {
        return !inbound.offered() || (!inbound.backsync().isOpen() && inbound.hasBeenAnswered());
    }

    /** The operator waits for this partner no longer. What it gives later is still taken. */
    void waive(SiteId site) {
        step.directory()
                .partner(site)
                .ifPresent(each -> step.put(step.partner(site).owingBacksync(false)));
        for (Link link : step.directory().links(site)) {
            if (link.inbound().backsync().isOpen()) {
                step.put(link.with(link.inbound().with(Backsync.NONE)));
            }
        }
    }
}
