package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.Collections;

/**
 * The end of a partnership. Nothing is exchanged, and what arrives is a stranger's mail. The row stays
 * for the numbers that were given out: should the two be partners again, no message of today may pass
 * for one of before, and what was read need not be read twice.
 */
public final class Removal {
    private static final PartnerTerms ANY =
            new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap());

    private Removal() {}

    /**
     * Ends it on our side; a restore waits for {@code site} no longer, and what was compared with it is
     * forgotten: nobody could find out any more whether it still differs. Again, or no partner: nothing.
     */
    public static Step of(SiteId site, Directory directory, Instant now) {
        StepBuilder draft = new StepBuilder(directory, now, ANY);
        directory
                .partner(site)
                .ifPresent(each -> draft.put(each.standing(Standing.REMOVED).owingBacksync(false)));
        directory.verifications().stream()
                .filter(each -> each.partner().equals(site))
                .forEach(each -> draft.put(Verification.none(site, each.context())));
        return draft.step(Verdict.IDLE);
    }
}
