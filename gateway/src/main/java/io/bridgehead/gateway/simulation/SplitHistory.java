package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.Plan.Pair;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A site is set back and does not notice it. One partner has received only what the site wrote
 * before the set-back; the other has received only what it wrote later with the same USNs. Then the
 * two partners reach each other, and only the first still reaches the site. Chance rarely produces
 * this, so some worlds, chosen by the seed alone, arrange it. They have no other loss and no other
 * partnership break: if no site can prove the set-back any more, only a comparison shows it
 * (docs/replication.md, "Known gaps").
 */
record SplitHistory(SiteId reset, SiteId before, SiteId since, int changes) {
    private static final int ONE_WORLD_OF = 20;

    /** Into how many turns the chaos is divided. A phase begins with each of the first. */
    private static final int TURNS = 5;

    private static final int CHANGES_MAX = 3;

    static Optional<SplitHistory> of(long seed, List<Pair> links) {
        Chance chance = new Chance(Long.rotateLeft(seed, 56));
        List<SplitHistory> possible = Math.floorMod(seed, ONE_WORLD_OF) == 7
                ? among(links, chance.between(1, CHANGES_MAX))
                : List.of();
        return possible.isEmpty() ? Optional.empty() : Optional.of(chance.pick(possible));
    }

    /** All choices of three sites that are partners of each other. */
    private static List<SplitHistory> among(List<Pair> links, int changes) {
        List<SplitHistory> found = new ArrayList<>();
        for (Pair one : links) {
            for (Pair other : links) {
                for (Pair third : links) {
                    if (one.a().equals(other.a()) && third.equals(new Pair(one.b(), other.b()))) {
                        found.add(new SplitHistory(one.a(), one.b(), other.b(), changes));
                        found.add(new SplitHistory(one.b(), other.b(), one.a(), changes));
                        found.add(new SplitHistory(other.b(), one.a(), one.b(), changes));
                        found.add(new SplitHistory(one.a(), other.b(), one.b(), changes));
                    }
                }
            }
        }
        return found;
    }

    void plan(World world) {
        Station station = world.station(reset);
        Duration turn = world.plan().trouble().chaos().dividedBy(TURNS);
        world.timeline().after(turn, () -> {
            station.takeImage();
            write(world, station);
            silence(world, turn, since);
        });
        world.timeline().after(turn.multipliedBy(2), () -> {
            station.putImageBack(false);
            write(world, station);
            silence(world, turn, before);
        });
        world.timeline().after(turn.multipliedBy(3), () -> {
            world.part(link(world, since));
            world.post().silence(link(world, before), world.timeline().now().plus(turn));
        });
    }

    /**
     * Silences the link between {@code one} and the site, and the link between the two partners.
     */
    private void silence(World world, Duration turn, SiteId one) {
        world.post().silence(link(world, one), world.timeline().now().plus(turn));
        world.post().silence(new Pair(before, since), world.timeline().now().plus(turn));
    }

    private Pair link(World world, SiteId one) {
        return world.plan().cast().links().stream()
                .filter(each ->
                        each.equals(new Pair(reset, one)) || each.equals(new Pair(one, reset)))
                .findFirst()
                .orElseThrow();
    }

    private void write(World world, Station station) {
        List<NamingContext> writable = station.read(Directory::contexts).stream()
                .filter(each -> each.acceptsWritesOf(station.site()))
                .toList();
        new SitePeople(world, station)
                .write(new Clerk.Task(writable.get(0), changes, Clerk.Photos.NONE));
    }
}
