package io.bridgehead.routing;

import io.bridgehead.routing.Candidate.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cheapest way from each other site to one target, never through our own site. Of ways with equal
 * cost the one with fewer sites is taken; if these are equal too, the one whose sites come first by
 * name.
 */
final class Continuations {

    /** The way from {@code start} to the target. */
    private record Continuation(SiteId start, long cost, List<Leg> legs) {
        Continuation startingAt(SiteId site, int more) {
            List<Leg> longer = new ArrayList<>(legs.size() + 1);
            longer.add(new Leg(start, more));
            longer.addAll(legs);
            return new Continuation(site, cost + more, longer);
        }

        List<SiteId> path() {
            return Candidate.path(start, legs);
        }
    }

    /**
     * A total order over different ways. If one way is better than another, it stays better when the
     * same site is put before both. So the first way that Dijkstra's algorithm settles for a site is
     * the best one also among those of equal cost.
     */
    private static final Comparator<Continuation> BEST_FIRST = Comparator.comparingLong(
                    Continuation::cost)
            .thenComparing(each -> each.legs().size())
            .thenComparing(Continuation::path, Candidate::compareByName);

    private final Map<SiteId, Continuation> settled;

    private Continuations(Map<SiteId, Continuation> settled) {
        this.settled = settled;
    }

    /**
     * Dijkstra's algorithm, backwards from the target, so that one run serves every first hop.
     *
     * @param inward for each site, from which sites it is reached, and at which cost
     */
    static Continuations to(
            SiteId target, SiteId self, SortedMap<SiteId, SortedMap<SiteId, Integer>> inward) {
        Map<SiteId, Continuation> settled = new HashMap<>();
        Map<SiteId, Long> least = new HashMap<>();
        var open = new PriorityQueue<>(BEST_FIRST);
        open.add(new Continuation(target, 0, List.of()));
        for (Continuation best = open.poll(); best != null; best = open.poll()) {
            if (settled.putIfAbsent(best.start(), best) != null) {
                continue;
            }
            for (var before : inward.getOrDefault(best.start(), new TreeMap<>()).entrySet()) {
                long cost = best.cost() + before.getValue();
                // A way of equal cost is kept as well: it may win by its sites.
                if (!before.getKey().equals(self)
                        && least.merge(before.getKey(), cost, Math::min) == cost) {
                    open.add(best.startingAt(before.getKey(), before.getValue()));
                }
            }
        }
        return new Continuations(settled);
    }

    /** The legs from this site to the target, none if it is the target; empty if there is no way. */
    Optional<List<Leg>> from(SiteId site) {
        return Optional.ofNullable(settled.get(site)).map(Continuation::legs);
    }
}
