package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.util.List;

/** Somebody at one site wants to have nothing to do with a partner for a while. */
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

    /** As the configuration has them, whatever the disk that was put back says. */
    void partnersAsPlanned() {
        world.partnersOf(station.site()).forEach(station::register);
        removeOthers();
        station.later();
    }

    /** Whoever is in the database and a partner no more, since the disk was put back or lately. */
    void removeOthers() {
        List<SiteId> known = station.read(
                directory -> directory.partners().stream().map(Partner::site).toList());
        known.stream()
                .filter(each -> !world.partnersOf(station.site()).contains(each))
                .forEach(each -> station.perform(tx ->
                        station.replication().remove(each, tx, station.clock().now())));
    }

    /** An image of the disk that was put back may have brought a suspension with it. */
    void endAll() {
        List<SiteId> suspended = station.read(directory -> directory.partners().stream()
                .filter(Partner::isSuspended)
                .map(Partner::site)
                .toList());
        suspended.forEach(this::end);
    }
}
