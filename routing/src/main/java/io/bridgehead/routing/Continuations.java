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
 * The cheapest way from every site to one target, not by way of us. Among equals fewer sites win,
 * then the names on the way.
 */
final class Continuations {

    private record Rest(SiteId start, long cost, List<Leg> legs) {
        Rest before(SiteId site, int more) {
            List<Leg> longer = new ArrayList<>(legs.size() + 1);
            longer.add(new Leg(start, more));
            longer.addAll(legs);
            return new Rest(site, cost + more, longer);
        }

        List<SiteId> path() {
            List<SiteId> path = new ArrayList<>(List.of(start));
            legs.forEach(leg -> path.add(leg.to()));
            return path;
        }
    }

    private static final Comparator<Rest> BEST_FIRST = Comparator.comparingLong(Rest::cost)
            .thenComparing(rest -> rest.legs().size())
            .thenComparing(Rest::path, Path::compareByName);

    private final Map<SiteId, Rest> rests;

    private Continuations(Map<SiteId, Rest> rests) {
        this.rests = rests;
    }

    /** {@code inward} tells for each site from where, and at which cost, it is reached. */
    static Continuations to(
            SiteId target, SiteId self, SortedMap<SiteId, SortedMap<SiteId, Integer>> inward) {
        Map<SiteId, Rest> settled = new HashMap<>();
        Map<SiteId, Long> least = new HashMap<>();
        var open = new PriorityQueue<>(BEST_FIRST);
        open.add(new Rest(target, 0, List.of()));
        for (Rest rest = open.poll(); rest != null; rest = open.poll()) {
            if (settled.putIfAbsent(rest.start(), rest) != null) {
                continue;
            }
            for (var before : inward.getOrDefault(rest.start(), new TreeMap<>()).entrySet()) {
                long cost = rest.cost() + before.getValue();
                if (!before.getKey().equals(self)
                        && least.merge(before.getKey(), cost, Math::min) == cost) {
                    open.add(rest.before(before.getKey(), before.getValue()));
                }
            }
        }
        return new Continuations(settled);
    }

    /** The legs from this site to the target, none if it is the target; empty if there is no way. */
    Optional<List<Leg>> from(SiteId site) {
        return Optional.ofNullable(rests.get(site)).map(Rest::legs);
    }
}
