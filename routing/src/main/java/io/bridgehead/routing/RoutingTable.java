package io.bridgehead.routing;

import io.bridgehead.routing.Candidate.Leg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Every way from this site to every other site: first through a connector of ours, then along the
 * connections that other sites publish. The order in which the tables are given does not matter.
 * Immutable, and safe for several threads.
 */
public final class RoutingTable {
    private final SiteId self;
    private final List<Connector> connectors;
    /** For each site, from which sites it is reached, and at which cost. */
    private final SortedMap<SiteId, SortedMap<SiteId, Integer>> inward;

    private final SortedSet<SiteId> reachable;
    private final ConcurrentMap<SiteId, List<Candidate>> candidates = new ConcurrentHashMap<>();

    private RoutingTable(
            SiteId self,
            Collection<Connector> connectors,
            SortedMap<SiteId, SortedMap<SiteId, Integer>> inward,
            SortedSet<SiteId> reachable) {
        this.self = self;
        this.connectors = List.copyOf(connectors);
        this.inward = inward;
        this.reachable = reachable;
    }

    /**
     * Computes the table of one site.
     *
     * @param connectors of this site; a connected site is ignored if its connector does not carry its
     *     address
     * @param published by all sites; no way leads along what {@code self} publishes, since mail leaves
     *     this site through its connectors
     */
    public static RoutingTable compute(
            SiteId self, Collection<Connector> connectors, Collection<Connection> published) {
        SortedMap<SiteId, SortedMap<SiteId, Integer>> onward = new TreeMap<>();
        SortedMap<SiteId, SortedMap<SiteId, Integer>> inward = new TreeMap<>();
        for (Connection each : published) {
            keepCheapest(onward, each.from(), each.to(), each.cost());
            keepCheapest(inward, each.to(), each.from(), each.cost());
        }
        SortedSet<SiteId> reachable = new TreeSet<>();
        Deque<SiteId> open = new ArrayDeque<>();
        for (Connector connector : connectors) {
            connector.connectedSites().stream()
                    .filter(each -> connector.costOf(each).isPresent())
                    .forEach(each -> open.add(each.site()));
        }
        for (SiteId site = open.poll(); site != null; site = open.poll()) {
            if (!site.equals(self) && reachable.add(site)) {
                open.addAll(onward.getOrDefault(site, new TreeMap<>()).keySet());
            }
        }
        return new RoutingTable(self, connectors, inward, reachable);
    }

    /** Why no mail can go from here to {@code target}; empty if some can, and for this site itself. */
    public Optional<String> whyUnreachable(SiteId target) {
        if (target.equals(self) || reachable.contains(target)) {
            return Optional.empty();
        }
        return Optional.of(
                reachable.isEmpty()
                        ? "no connector of " + self + " has a connected site"
                        : "no path of connections leads from " + self + " to " + target);
    }

    /** All sites that mail can reach from here, this one excluded, by name. */
    public List<SiteId> reachable() {
        return List.copyOf(reachable);
    }

    /**
     * Every way for mail to this site: one for each row of a connector's table from which the target
     * can be reached. The cheapest comes first ({@link Candidate#CHEAPEST_FIRST}). Empty for this site
     * itself, and for a site out of reach.
     */
    public List<Candidate> candidates(SiteId target) {
        // Foreign mail may name any number of sites. Only those in reach may take memory here.
        return reachable.contains(target)
                ? candidates.computeIfAbsent(target, this::findCandidates)
                : List.of();
    }

    private List<Candidate> findCandidates(SiteId target) {
        Continuations continuations = Continuations.to(target, self, inward);
        List<Candidate> found = new ArrayList<>();
        for (Connector connector : connectors) {
            for (ConnectedSite hop : connector.connectedSites()) {
                // No continuation starts here, so a row that names our own site is no candidate.
                Optional<List<Leg>> legs = continuations.from(hop.site());
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

    /**
     * Which site sends mail to which, and at which cost: our connectors, and what the others publish. By
     * name.
     */
    public List<Connection> connections() {
        SortedMap<SiteId, SortedMap<SiteId, Integer>> edges = new TreeMap<>();
        inward.forEach((to, sources) -> sources.forEach((from, cost) -> {
            if (!from.equals(self)) {
                keepCheapest(edges, from, to, cost);
            }
        }));
        for (Connector connector : connectors) {
            connector
                    .connectedSites()
                    .forEach(each -> connector
                            .costOf(each)
                            .ifPresent(cost -> keepCheapest(edges, self, each.site(), cost)));
        }
        List<Connection> all = new ArrayList<>();
        edges.forEach((from, targets) ->
                targets.forEach((to, cost) -> all.add(new Connection(from, to, cost))));
        return all;
    }

    /** The connectors of this site, as configured. */
    public List<Connector> connectors() {
        return connectors;
    }

    /** The site whose table this is. */
    public SiteId self() {
        return self;
    }

    private static void keepCheapest(
            SortedMap<SiteId, SortedMap<SiteId, Integer>> edges,
            SiteId one,
            SiteId other,
            int cost) {
        edges.computeIfAbsent(one, site -> new TreeMap<>()).merge(other, cost, Math::min);
    }
}
