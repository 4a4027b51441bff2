package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sites that agree must find no difference when they compare. In some worlds every site compares
 * with every partner after everything else is over. The seed alone chooses these worlds, so that
 * the check changes no other world.
 */
final class Inspection {
    private static final int ONE_WORLD_OF = 10;
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final World world;
    private final Consumer<Instant> runUntil;

    Inspection(World world, Consumer<Instant> runUntil) {
        this.world = world;
        this.runUntil = runUntil;
    }

    /**
     * Throws {@link LawBroken} if a status or a comparison reported a difference or did not end.
     */
    void check(long seed) {
        noneSuspects();
        noneLags();
        if (Math.floorMod(seed, ONE_WORLD_OF) == 0) {
            compare();
        }
    }

    /** Throws {@link LawBroken} if a status reported a difference: there is none. */
    void noneSuspects() {
        for (Station each : world.stations()) {
            for (Verification row : rows(each)) {
                LawBroken.unless(
                        !row.suspected(), "no status raises a false alarm", () -> at(each, row));
            }
        }
    }

    /** In an idle world no site reports that it is behind. */
    private void noneLags() {
        for (Station each : world.stations()) {
            for (SiteId other : world.partnersOf(each.site())) {
                for (Link link : each.read(directory -> directory.links(other))) {
                    LawBroken.unless(
                            !link.inbound().offered() || link.inbound().lag() == 0,
                            "who has everything is not behind",
                            () -> each.site() + " with " + link);
                }
            }
        }
    }

    private void compare() {
        for (Station each : world.stations()) {
            world.partnersOf(each.site())
                    .forEach(other -> new SitePeople(world, each).verify(other, false, PATIENCE));
        }
        Instant end = world.timeline().now().plus(PATIENCE).plus(PATIENCE);
        while (isRunning() && world.timeline().now().isBefore(end)) {
            runUntil.accept(world.timeline().now().plus(Duration.ofHours(1)));
        }
        for (Station each : world.stations()) {
            for (Verification row : rows(each)) {
                LawBroken.unless(
                        row.state() == State.EQUAL || row.state() == State.NONE,
                        "sites that agree find no difference",
                        () -> at(each, row));
            }
        }
    }

    private boolean isRunning() {
        return world.stations().stream()
                .flatMap(each -> rows(each).stream())
                .anyMatch(each -> each.state().isRunning());
    }

    private static List<Verification> rows(Station station) {
        return station.read(Directory::verifications);
    }

    private static String at(Station station, Verification row) {
        return "at " + station.site() + ": " + row;
    }
}
