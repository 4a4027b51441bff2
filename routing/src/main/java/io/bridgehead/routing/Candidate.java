package io.bridgehead.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way that a message could take: the first hop through a connector of ours, and the cheapest
 * continuation from there.
 *
 * @param legs from site to site, the first hop first; never empty, and no site occurs twice
 */
public record Candidate(SiteId from, Connector connector, RoutingAddress address, List<Leg> legs) {

    /** One step of the way. */
    public record Leg(SiteId to, int cost) {}

    /** Cheapest first; then fewer sites, then by the names on the way: a total order. */
    static final Comparator<Candidate> CHEAPEST_FIRST = Comparator.comparingLong(Candidate::cost)
            .thenComparing(each -> each.legs().size())
            .thenComparing(Candidate::path, Candidate::compareByName)
            .thenComparing(each -> each.connector().name())
            .thenComparing(Candidate::address);

    public Candidate {
        legs = List.copyOf(legs);
    }

    /** The site of the gateway at {@link #address}. */
    public SiteId next() {
        return legs.get(0).to();
    }

    /** The cost of the whole way. */
    public long cost() {
        return legs.stream().mapToLong(Leg::cost).sum();
    }

    /** Every site on the way, from here to the target. */
    public List<SiteId> path() {
        return path(from, legs);
    }

    static List<SiteId> path(SiteId start, List<Leg> legs) {
        List<SiteId> path = new ArrayList<>(List.of(start));
        legs.forEach(leg -> path.add(leg.to()));
        return path;
    }

    /** Compares two paths site by site; if one is the beginning of the other, it comes first. */
    static int compareByName(List<SiteId> one, List<SiteId> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** For people: {@code A -11- B -20- C}. */
    public String costPath() {
        return from
                + legs.stream()
                        .map(leg -> " -" + leg.cost() + "- " + leg.to())
                        .collect(Collectors.joining());
    }
}
