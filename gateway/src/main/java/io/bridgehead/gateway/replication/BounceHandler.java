package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;

/**
 * Handles a delivery report: a message to a site was lost. The open requests to the site and our
 * next status become due earlier, and never later.
 */
final class BounceHandler {
    private final StepBuilder step;
    private final SiteId site;

    BounceHandler(StepBuilder step, SiteId site) {
        this.step = step;
        this.site = site;
    }

    Verdict handle() {
        Partner partner = step.partner(site);
        Instant status = soonAfter(partner.statusAttempts());
        if (status.isBefore(partner.statusDue())) {
            step.put(partner.awaiting(partner.status(), partner.statusAttempts(), status));
        }
        for (Link link : step.directory().links(site)) {
            Inbound inbound = link.inbound();
            Instant due = soonAfter(inbound.attempts());
            if (inbound.asking() && due.isBefore(inbound.due())) {
                step.put(link.with(inbound.due(due)));
            }
        }
        return Verdict.BOUNCED;
    }

    private Instant soonAfter(int attempts) {
        return step.now().plus(step.terms().limits(site).patienceAfterBounce(attempts));
    }
}
