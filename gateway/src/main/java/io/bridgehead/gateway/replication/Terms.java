package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import java.util.Collections;
import java.util.SortedMap;

/** The limits that hold with each partner; {@code otherwise} with those not named. */
public record Terms(Limits otherwise, SortedMap<SiteId, Limits> named) {
    public Terms {
        named = Collections.unmodifiableSortedMap(named);
    }

    Limits with(SiteId partner) {
        return named.getOrDefault(partner, otherwise);
    }
}
