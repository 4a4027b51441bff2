package io.bridgehead.gateway.replication.terms;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import java.time.Instant;
import java.util.List;

/**
 * When we speak to a partner unasked: not before something is due, and in the windows of its
 * schedule only. What a person has requested now waits for no window, nor do answers.
 */
public record PartnerSchedules(PartnerTerms terms) {
    /** Due at once, whatever the schedule says. */
    public static final Instant REQUESTED = Instant.EPOCH;

    /** What we speak about with a partner: all contexts but those left out. */
    public List<Link> links(Directory directory, SiteId partner) {
        return directory.links(partner).stream()
                .filter(each -> terms.includes(partner, each.context()))
                .toList();
    }

    /** Whether what is due at {@code due} may be done at {@code now}. */
    public boolean isDue(SiteId partner, Instant due, Instant now) {
        return due.equals(REQUESTED) || mayTell(partner, due, now);
    }

    /** As above, for what no operator can request. */
    public boolean mayTell(SiteId partner, Instant due, Instant now) {
        return !due.isAfter(now) && terms.schedule(partner).isOpen(now);
    }

    /** When what is due at {@code due} may be done, now or later; {@link Instant#MAX} if never. */
    public Instant next(SiteId partner, Instant due, Instant now) {
        return due.equals(REQUESTED) ? now : nextTold(partner, due, now);
    }

    /** As above, for what no operator can request. */
    public Instant nextTold(SiteId partner, Instant due, Instant now) {
        if (due.equals(Instant.MAX)) {
            return due;
        }
        return terms.schedule(partner).nextOpen(due.isBefore(now) ? now : due).orElse(Instant.MAX);
    }
}
