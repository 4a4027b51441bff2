package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.util.List;

/** The operator of a site suspends, resumes and removes partners. */
final class Suspensions {
    private final World world;
    private final Station station;

    Suspensions(World world, Station station) {
        this.world = world;
        this.station = station;
    }

    void begin(SiteId other) {
        world.journal().note(() -> station.site() + " suspends " + other);
        station.perform(
                tx -> station.replication().suspend(other, tx, station.clock().now()));
    }

    void end(SiteId other) {
        world.journal().note(() -> station.site() + " resumes " + other);
        station.perform(
                tx -> station.replication().resume(other, tx, station.clock().now()));
        station.later();
    }

    /** Registers the planned partners and removes all others, whatever an image put back says. */
    void partnersAsPlanned() {
        world.partnersOf(station.site()).forEach(station::register);
        removeOthers();
        station.later();
    }

    /** Removes partners that the database has and the plan has no longer. */
    void removeOthers() {
        List<SiteId> known = station.read(
                directory -> directory.partners().stream().map(Partner::site).toList());
        known.stream()
                .filter(each -> !world.partnersOf(station.site()).contains(each))
                .forEach(each -> station.perform(tx ->
                        station.replication().remove(each, tx, station.clock().now())));
    }

    /** Resumes every suspended partner. An image that was put back may contain a suspension too. */
    void endAll() {
        List<SiteId> suspended = station.read(directory -> directory.partners().stream()
                .filter(Partner::isSuspended)
                .map(Partner::site)
                .toList());
        suspended.forEach(this::end);
    }
}
