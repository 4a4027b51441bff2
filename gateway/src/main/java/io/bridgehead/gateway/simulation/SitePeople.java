package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The people of one site: its users, who change entries, and its operator. */
record SitePeople(World world, Station station) {
    /** A user changes entries. */
    void write(Clerk.Task task) {
        station.byHand(tx ->
                        Clerk.write(station.chance(), tx, task, station.clock().now()))
                .ifPresent(written -> world.journal()
                        .note(() -> station.site() + " writes " + written.size() + " in "
                                + task.context().dn()));
    }

    /** A user undeletes an entry, if the site has a tombstone whose lifetime has not ended. */
    void undelete(Chance chance) {
        Duration lifetime = world.plan().cast().keeping().lifetime();
        station.byHand(tx ->
                        Clerk.undelete(chance, tx, lifetime, station.clock().now()))
                .filter(written -> !written.isEmpty())
                .ifPresent(written -> {
                    world.journal().count(Fault.UNDELETED);
                    world.journal()
                            .note(() -> station.site() + " undeletes "
                                    + written.get(0).id());
                });
    }

    /** The operator starts a comparison with {@code other}, which also repairs differences if {@code repair}. */
    void verify(SiteId other, boolean repair, Duration patience) {
        Instant now = station.clock().now();
        Replication core = station.replication();
        station.perform(tx -> core.verify(other, repair, tx, now, now.plus(patience)));
        station.later();
    }

    /** The operator approves every deletion that the delete brake holds. */
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
