package io.bridgehead.gateway.replication;

import io.bridgehead.routing.Schedule;
import io.bridgehead.routing.SiteId;
import java.util.Collections;
import java.util.SortedMap;

/**
 * What holds with each partner.
 *
 * @param otherwise the limits with those not named
 * @param schedules when we ask and tell; those not named at any time
 */
public record Terms(
        Limits otherwise, SortedMap<SiteId, Limits> named, SortedMap<SiteId, Schedule> schedules) {
    public Terms {
        named = Collections.unmodifiableSortedMap(named);
        schedules = Collections.unmodifiableSortedMap(schedules);
    }

    Limits with(SiteId partner) {
        return named.getOrDefault(partner, otherwise);
    }

    Schedule schedule(SiteId partner) {
        return schedules.getOrDefault(partner, Schedule.ALWAYS);
    }
}
