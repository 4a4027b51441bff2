package io.bridgehead.routing;

import io.bridgehead.routing.Candidate.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The cheapest way to every site: first through a connector of ours, then along the connections that
 * other sites publish. Among ways of equal cost the one over fewer sites is taken, then the one whose
 * sites, and at last whose connector and address, come first by name: a function of the tables,
 * whatever their order. Immutable.
 */
public final class RoutingTable {

    /** How far one site is, and the hop that leads there. */
    private record Way(Hop first, long cost, List<SiteId> path) {

        SiteId end() {
            return path.get(path.size() - 1);
        }

        Way on(SiteId next, int more) {
            List<SiteId> longer = new ArrayList<>(path);
            longer.add(next);
            return new Way(first, cost + more, longer);
        }

        Route.Via route() {
            return new Route.Via(
                    first.connector().name(), path.get(1), first.site().address(), cost, path);
        }
    }

    private record Hop(Connector connector, ConnectedSite site) {}

    /** Total over different ways, and kept by appending one site to both: so Dijkstra's is exact. */
    private static final Comparator<Way> BEST_FIRST = Comparator.comparingLong(Way::cost)
            .thenComparing(way -> way.path().size())
            .thenComparing(Way::path, Path::compareByName)
            .thenComparing(way -> way.first().connector().name())
            .thenComparing(way -> way.first().site().address());

    private final SiteId self;
    private final List<Connector> connectors;
    private final SortedMap<SiteId, SortedMap<SiteId, Integer>> inward;
    private final SortedMap<SiteId, Way> ways;
    private final ConcurrentMap<SiteId, List<Candidate>> candidates = new ConcurrentHashMap<>();

    private RoutingTable(
            SiteId self,
            Collection<Connector> connectors,
            SortedMap<SiteId, SortedMap<SiteId, Integer>> inward,
            SortedMap<SiteId, Way> ways) {
        this.self = self;
        this.connectors = List.copyOf(connectors);
        this.inward = inward;
        this.ways = ways;
    }

    /**
     * Works out the table of one site.
     *
     * @param connectors of this site; a connected site whose address its connector does not carry is
     *     left out
     * @param published by all sites; what comes from {@code self} is left out, since its connectors
     *     say it better
     */
    public static RoutingTable compute(
            SiteId self, Collection<Connector> connectors, Collection<Connection> published) {
        SortedMap<SiteId, SortedMap<SiteId, Integer>> onward = new TreeMap<>();
        SortedMap<SiteId, SortedMap<SiteId, Integer>> inward = new TreeMap<>();
        for (Connection each : published) {
            cheapest(onward, each.from(), each.to(), each.cost());
            cheapest(inward, each.to(), each.from(), each.cost());
        }
        SortedMap<SiteId, Way> settled = new TreeMap<>();
        Map<SiteId, Long> least = new HashMap<>();
        NavigableSet<Way> open = firstHops(self, connectors);
        for (Way way = open.pollFirst(); way != null; way = open.pollFirst()) {
            if (settled.putIfAbsent(way.end(), way) != null) {
                continue;
            }
            for (var next : onward.getOrDefault(way.end(), new TreeMap<>()).entrySet()) {
                long cost = way.cost() + next.getValue();
                if (!next.getKey().equals(self)
                        && least.merge(next.getKey(), cost, Math::min) == cost) {
                    open.add(way.on(next.getKey(), next.getValue()));
                }
            }
        }
        return new RoutingTable(self, connectors, inward, settled);
    }

    /** Where mail for this site goes now. */
    public Route route(SiteId target) {
        if (target.equals(self)) {
            return new Route.Here();
        }
        Way way = ways.get(target);
        if (way != null) {
            return way.route();
        }
        return new Route.Unreachable(
                ways.isEmpty()
                        ? "no connector of " + self + " has a connected site"
                        : "no path of connections leads from " + self + " to " + target);
    }

    /**
     * Every way for mail to this site, one for each row of a connector's table from which the target
     * can be reached, the cheapest first; none to this site itself.
     */
    public List<Candidate> candidates(SiteId target) {
        // Names come from strangers' mail as well: only those in reach are worth remembering.
        return ways.containsKey(target)
                ? candidates.computeIfAbsent(target, this::findCandidates)
                : List.of();
    }

    private List<Candidate> findCandidates(SiteId target) {
        Continuations rest = Continuations.to(target, self, inward);
        List<Candidate> found = new ArrayList<>();
        for (Connector connector : connectors) {
            for (ConnectedSite hop : connector.connectedSites()) {
                if (hop.site().equals(self)) {
                    continue;
                }
                Optional<List<Leg>> legs = rest.from(hop.site());
                Optional<Integer> cost = connector.costOf(hop);
                if (legs.isPresent() && cost.isPresent()) {
                    List<Leg> all = new ArrayList<>(List.of(new Leg(hop.site(), cost.get())));
                    all.addAll(legs.get());
                    found.add(new Candidate(self, connector, hop.address(), all));
                }
            }
        }
        found.sort(Candidate.CHEAPEST_FIRST);
        return List.copyOf(found);
    }

    /** Who sends mail to whom at which cost: our connectors, and what is published. By name. */
    public List<Connection> connections() {
        SortedMap<SiteId, SortedMap<SiteId, Integer>> edges = new TreeMap<>();
        inward.forEach((to, sources) -> sources.forEach((from, cost) -> {
            if (!from.equals(self)) {
                cheapest(edges, from, to, cost);
            }
        }));
        for (Connector connector : connectors) {
            connector
                    .connectedSites()
                    .forEach(each -> connector
                            .costOf(each)
                            .ifPresent(cost -> cheapest(edges, self, each.site(), cost)));
        }
        List<Connection> all = new ArrayList<>();
        edges.forEach((from, targets) ->
                targets.forEach((to, cost) -> all.add(new Connection(from, to, cost))));
        return all;
    }

    /** Those of this site, as configured. */
    public List<Connector> connectors() {
        return connectors;
    }

    /** The site whose table this is. */
    public SiteId self() {
        return self;
    }

    /** All sites with a route, this one left out, by name. */
    public List<SiteId> reachable() {
        return List.copyOf(ways.keySet());
    }

    private static NavigableSet<Way> firstHops(SiteId self, Collection<Connector> connectors) {
        var open = new TreeSet<>(BEST_FIRST);
        for (Connector connector : connectors) {
            for (ConnectedSite site : connector.connectedSites()) {
                if (!site.site().equals(self)) {
                    connector
                            .costOf(site)
                            .ifPresent(cost -> open.add(new Way(
                                    new Hop(connector, site), cost, List.of(self, site.site()))));
                }
            }
        }
        return open;
    }

    private static void cheapest(
            SortedMap<SiteId, SortedMap<SiteId, Integer>> edges,
            SiteId one,
            SiteId other,
            int cost) {
        edges.computeIfAbsent(one, site -> new TreeMap<>()).merge(other, cost, Math::min);
    }
}
