package io.bridgehead.gateway.replication.terms;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import java.time.Instant;
import java.util.List;

/**
 * When we write to a partner of our own accord: when something is due and a window of the partner's
 * schedule is open. Answers, and what an operator has requested now, wait for no window.
 */
public record PartnerSchedules(PartnerTerms terms) {
    /** Due at once, whatever the schedule says. */
    public static final Instant REQUESTED = Instant.EPOCH;

    /** The links of all contexts that travel between the partner and us. */
    public List<Link> links(Directory directory, SiteId partner) {
        return directory.links(partner).stream()
                .filter(each -> terms.includes(partner, each.context()))
                .toList();
    }

    /** Whether a duty that is due at {@code due} may be done at {@code now}. */
    public boolean isDue(SiteId partner, Instant due, Instant now) {
        return due.equals(REQUESTED) || mayTell(partner, due, now);
    }

    /**
     * Like {@link #isDue}, for news: an operator cannot request it, so it always needs a window.
     */
    public boolean mayTell(SiteId partner, Instant due, Instant now) {
        return !due.isAfter(now) && terms.schedule(partner).isOpen(now);
    }

    /**
     * When a duty that is due at {@code due} may be done, now or later; {@link Instant#MAX} if
     * never.
     */
    public Instant next(SiteId partner, Instant due, Instant now) {
        return due.equals(REQUESTED) ? now : nextTold(partner, due, now);
    }

    /** Like {@link #next}, for news. */
    public Instant nextTold(SiteId partner, Instant due, Instant now) {
        if (due.equals(Instant.MAX)) {
            return due;
        }
        return terms.schedule(partner).nextOpen(due.isBefore(now) ? now : due).orElse(Instant.MAX);
    }
}
