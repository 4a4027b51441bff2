package io.bridgehead.gateway.replication.terms;

import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The configured terms of replication with each partner, and those of this site.
 *
 * @param otherwise the limits for each partner without limits of its own
 * @param named the limits of single partners
 * @param schedules when we ask a partner and tell it news; without a schedule, at any time
 * @param leftOut contexts that do not travel between the partner and us, in either direction
 * @param withheld attributes that do not travel between the partner and us, in either direction
 * @param keeping how long a deleted entry keeps its name, place and values
 * @param brake how many deletions from partners are applied without approval
 */
public record PartnerTerms(
        Limits otherwise,
        SortedMap<SiteId, Limits> named,
        SortedMap<SiteId, Schedule> schedules,
        SortedMap<SiteId, SortedSet<ContextId>> leftOut,
        SortedMap<SiteId, SortedSet<AttributeName>> withheld,
        TombstonePolicy keeping,
        DeleteBrake brake) {
    public PartnerTerms {
        named = Collections.unmodifiableSortedMap(named);
        schedules = Collections.unmodifiableSortedMap(schedules);
        leftOut = Collections.unmodifiableSortedMap(leftOut);
        withheld = Collections.unmodifiableSortedMap(withheld);
    }

    /** Terms with these limits: no schedule, nothing left out, the usual brake. */
    public PartnerTerms(Limits otherwise, SortedMap<SiteId, Limits> named) {
        this(
                otherwise,
                named,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                TombstonePolicy.DEFAULT,
                DeleteBrake.DEFAULT);
    }

    /** The same terms with a schedule for each of these partners. */
    public PartnerTerms within(SortedMap<SiteId, Schedule> windows) {
        return new PartnerTerms(otherwise, named, windows, leftOut, withheld, keeping, brake);
    }

    /** The same terms with these contexts left out. */
    public PartnerTerms without(SortedMap<SiteId, SortedSet<ContextId>> contexts) {
        return new PartnerTerms(otherwise, named, schedules, contexts, withheld, keeping, brake);
    }

    /** The same terms with these attributes left out. */
    public PartnerTerms withholding(SortedMap<SiteId, SortedSet<AttributeName>> attributes) {
        return new PartnerTerms(otherwise, named, schedules, leftOut, attributes, keeping, brake);
    }

    /** The same terms with another policy for tombstones. */
    public PartnerTerms forgetting(TombstonePolicy keep) {
        return new PartnerTerms(otherwise, named, schedules, leftOut, withheld, keep, brake);
    }

    /** The same terms with another brake. */
    public PartnerTerms braking(DeleteBrake other) {
        return new PartnerTerms(otherwise, named, schedules, leftOut, withheld, keeping, other);
    }

    public Limits limits(SiteId partner) {
        return named.getOrDefault(partner, otherwise);
    }

    Schedule schedule(SiteId partner) {
        return schedules.getOrDefault(partner, Schedule.ALWAYS);
    }

    public AttributeFilter withholding(SiteId partner) {
        return new AttributeFilter(withheld.getOrDefault(partner, Collections.emptySortedSet()));
    }

    public boolean includes(SiteId partner, ContextId context) {
        return !leftOut.getOrDefault(partner, Collections.emptySortedSet()).contains(context);
    }
}
