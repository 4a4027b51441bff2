package io.bridgehead.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
            .thenComparing(Way::path, RoutingTable::compareByName)
            .thenComparing(way -> way.first().connector().name())
            .thenComparing(way -> way.first().site().address());

    private final SiteId self;
    private final SortedMap<SiteId, Way> ways;

    private RoutingTable(SiteId self, SortedMap<SiteId, Way> ways) {
        this.self = self;
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
        SortedMap<SiteId, SortedMap<SiteId, Integer>> onward = cheapest(published);
        SortedMap<SiteId, Way> settled = new TreeMap<>();
        NavigableSet<Way> open = firstHops(self, connectors);
        for (Way way = open.pollFirst(); way != null; way = open.pollFirst()) {
            if (settled.putIfAbsent(way.end(), way) != null) {
                continue;
            }
            for (var next : onward.getOrDefault(way.end(), new TreeMap<>()).entrySet()) {
                if (!next.getKey().equals(self) && !settled.containsKey(next.getKey())) {
                    open.add(way.on(next.getKey(), next.getValue()));
                }
            }
        }
        return new RoutingTable(self, settled);
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

    private static SortedMap<SiteId, SortedMap<SiteId, Integer>> cheapest(
            Collection<Connection> published) {
        SortedMap<SiteId, SortedMap<SiteId, Integer>> onward = new TreeMap<>();
        for (Connection connection : published) {
            onward.computeIfAbsent(connection.from(), from -> new TreeMap<>())
                    .merge(connection.to(), connection.cost(), Math::min);
        }
        return onward;
    }

    private static int compareByName(List<SiteId> one, List<SiteId> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
