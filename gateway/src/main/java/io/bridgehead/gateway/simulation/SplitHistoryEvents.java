package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.gateway.simulation.plan.Plan.Pair;
import io.bridgehead.gateway.simulation.plan.SplitHistory;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import java.time.Duration;
import java.util.List;

/** Leads a world to a {@link SplitHistory}. */
record SplitHistoryEvents(World world, SplitHistory split) {
    /** Into how many turns the chaos is divided. A phase begins with each of the first. */
    private static final int TURNS = 5;

    void plan() {
        Station station = world.station(split.reset());
        Duration turn = world.plan().trouble().chaos().dividedBy(TURNS);
        world.timeline().after(turn, () -> {
            station.takeImage();
            write(station);
            silence(turn, split.since());
        });
        world.timeline().after(turn.multipliedBy(2), () -> {
            station.putImageBack(false);
            write(station);
            silence(turn, split.before());
        });
        world.timeline().after(turn.multipliedBy(3), () -> {
            world.part(link(split.since()));
            world.post().silence(link(split.before()), world.timeline().now().plus(turn));
        });
    }

    /**
     * Silences the link between {@code one} and the site, and the link between the two partners.
     */
    private void silence(Duration turn, SiteId one) {
        world.post().silence(link(one), world.timeline().now().plus(turn));
        world.post()
                .silence(
                        new Pair(split.before(), split.since()),
                        world.timeline().now().plus(turn));
    }

    private Pair link(SiteId one) {
        return world.plan().cast().links().stream()
                .filter(each -> each.equals(new Pair(split.reset(), one))
                        || each.equals(new Pair(one, split.reset())))
                .findFirst()
                .orElseThrow();
    }

    private void write(Station station) {
        List<NamingContext> writable = station.read(Directory::contexts).stream()
                .filter(each -> each.acceptsWritesOf(station.site()))
                .toList();
        new SitePeople(world, station)
                .write(new Clerk.Task(writable.get(0), split.changes(), MailPlan.Photos.NONE));
    }
}
