package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.Collections;

/**
 * The end of a partnership. Nothing is exchanged, and what arrives is a stranger's mail. The row stays
 * for the numbers that were given out: should the two be partners again, no message of today may pass
 * for one of before, and what was read need not be read twice.
 */
public final class Removal {
    /** The trouble of a partner that is none any more. */
    public static final String CODE = "REMOVED";

    private static final PartnerTerms ANY =
            new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap());

    private Removal() {}

    /** Whether {@code partner} is none any more. */
    public static boolean isOf(Partner partner) {
        return partner.trouble().equals(CODE);
    }

    /**
     * Ends it on our side; a restore waits for {@code site} no longer, and what was compared with it is
     * forgotten: nobody could find out any more whether it still differs. Again, or no partner: nothing.
     */
    public static Step of(SiteId site, Directory directory, Instant now) {
        StepBuilder draft = new StepBuilder(directory, now, ANY);
        directory
                .partner(site)
                .ifPresent(each -> draft.put(each.troubled(CODE).owingBacksync(false)));
        directory.verifications().stream()
                .filter(each -> each.partner().equals(site))
                .forEach(each -> draft.put(Verification.none(site, each.context())));
        return draft.step(Verdict.IDLE);
    }
}
