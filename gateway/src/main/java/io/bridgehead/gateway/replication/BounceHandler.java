package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;

/** What a bounce changes: we ask, and say what we have, earlier; never later. */
final class BounceHandler {
    private BounceHandler() {}

    static void up(StepBuilder draft, SiteId site) {
        Partner partner = draft.partner(site);
        Instant status = after(draft, site, partner.statusAttempts());
        if (status.isBefore(partner.statusDue())) {
            draft.put(partner.awaiting(partner.status(), partner.statusAttempts(), status));
        }
        for (Link link : draft.directory().links(site)) {
            Inbound inbound = link.inbound();
            Instant due = after(draft, site, inbound.attempts());
            if (inbound.asking() && due.isBefore(inbound.due())) {
                draft.put(link.with(inbound.due(due)));
            }
        }
    }

    private static Instant after(StepBuilder draft, SiteId site, int attempts) {
        return draft.now().plus(draft.limits(site).patienceAfterBounce(attempts));
    }
}
