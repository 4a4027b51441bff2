package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The operator of one site. */
record SiteOperator(World world, Station station) {
    /** Starts a comparison with {@code other}, which also repairs differences if {@code repair}. */
    void verify(SiteId other, boolean repair, Duration patience) {
        Instant now = station.clock().now();
        Replication core = station.replication();
        station.perform(tx -> core.verify(other, repair, tx, now, now.plus(patience)));
        station.later();
    }

    /** Approves every deletion that the delete brake holds. */
    void approve() {
        List<Long> held = station.read(directory -> directory.held(0, Integer.MAX_VALUE).stream()
                .filter(each -> each.held().reason() == HeldEntry.Reason.DELETE_BRAKE)
                .map(HeldItem::number)
                .toList());
        if (!held.isEmpty()) {
            world.journal().note(() -> station.site() + " approves " + held.size());
            station.perform(tx ->
                    station.replication().approve(held, tx, station.clock().now()));
            station.later();
        }
    }
}
