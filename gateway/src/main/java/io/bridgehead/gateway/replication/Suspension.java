package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import java.time.Instant;
import java.util.Collections;

/**
 * A partner with whom nothing is exchanged until somebody says so. All that is known of it stays:
 * cursors and vectors, so that what was missed is sent afterwards, and nothing twice.
 */
public final class Suspension {
    private static final PartnerTerms ANY =
            new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap());

    private Suspension() {}

    /** Begins the suspension of {@code site}. Again, or no partner any more: nothing. */
    public static Step begin(SiteId site, Directory directory, Instant now) {
        StepBuilder draft = new StepBuilder(directory, now, ANY);
        directory
                .partner(site)
                .filter(each -> !each.isRemoved())
                .ifPresent(each -> draft.put(each.standing(Standing.SUSPENDED)));
        return draft.step(Verdict.IDLE);
    }

    /** Ends it: the partner is due to hear what we have, and is asked. Not suspended: nothing. */
    public static Step end(SiteId site, Directory directory, Instant now) {
        StepBuilder draft = new StepBuilder(directory, now, ANY);
        directory.partner(site).filter(Partner::isSuspended).ifPresent(each -> {
            draft.put(each.standing(Standing.ACTIVE));
            speakAgain(draft, site);
        });
        return draft.step(Verdict.IDLE);
    }

    /** It is due to hear what we have, and to be asked. */
    static void speakAgain(StepBuilder draft, SiteId site) {
        draft.put(draft.partner(site).awaiting(0, 0, draft.now()));
        for (Link link : draft.directory().links(site)) {
            if (link.inbound().offered()) {
                draft.put(link.with(link.inbound().due(draft.now())));
            }
        }
    }
}
