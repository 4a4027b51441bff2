package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.store.Directory;
import java.time.Instant;
import java.util.function.Function;

/** One site's timer: lets the site do its due work, one piece at a time, until none is left. */
final class Ticker {
    private static final int TICKS_WITHOUT_TIME_MAX = 5_000;

    private final World world;
    private final Station station;
    private final Function<Directory, Instant> nextDue;
    private long timer;
    private int ticks;

    Ticker(World world, Station station, Function<Directory, Instant> nextDue) {
        this.world = world;
        this.station = station;
        this.nextDue = nextDue;
    }

    /** Something changed, so that other work may be due now. */
    void wake() {
        ticks = 0;
        plan();
    }

    /**
     * Plans the next tick for the time of the next due work. Any change may release held items, so
     * they tick at once.
     */
    private void plan() {
        boolean holds = station.read(directory -> directory.contexts().stream()
                .anyMatch(each -> !directory.held(each.id(), 1).isEmpty()));
        Instant due = station.read(nextDue);
        if (holds && ticks == 0) {
            schedule(world.timeline().now());
        } else if (due.isBefore(Instant.MAX)) {
            schedule(
                    due.isAfter(station.clock().now())
                            ? station.clock().whenItShows(due)
                            : world.timeline().now());
        }
    }

    private void schedule(Instant time) {
        timer++;
        long mine = timer;
        world.timeline().at(time, () -> {
            if (mine == timer && station.isUp()) {
                tick();
            }
        });
    }

    private void tick() {
        Verdict verdict = station.tick();
        ticks++;
        LawBroken.unless(
                ticks < TICKS_WITHOUT_TIME_MAX,
                "time is quiet in the end",
                () -> station.site() + " is still busy with " + verdict);
        plan();
    }
}
