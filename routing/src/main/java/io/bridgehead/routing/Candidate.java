package io.bridgehead.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way that a message could take: the first hop through a connector of ours, and the cheapest
 * continuation from there.
 *
 * @param legs from site to site, the first hop's first; never empty, and no site stands twice
 */
public record Candidate(SiteId from, Connector connector, RoutingAddress address, List<Leg> legs) {

    /** One step of the way. */
    public record Leg(SiteId to, int cost) {}

    /** Cheapest first; then fewer sites, then by the names on the way: a total order. */
    static final Comparator<Candidate> CHEAPEST_FIRST = Comparator.comparingLong(Candidate::cost)
            .thenComparing(each -> each.legs().size())
            .thenComparing(Candidate::path, Path::compareByName)
            .thenComparing(each -> each.connector().name())
            .thenComparing(Candidate::address);

    public Candidate {
        legs = List.copyOf(legs);
    }

    /** The site of the gateway at {@link #address}. */
    public SiteId next() {
        return legs.get(0).to();
    }

    /** Of the whole way. */
    public long cost() {
        return legs.stream().mapToLong(Leg::cost).sum();
    }

    /** Every site on the way, from here to the target. */
    public List<SiteId> path() {
        List<SiteId> path = new ArrayList<>(List.of(from));
        legs.forEach(leg -> path.add(leg.to()));
        return path;
    }

    /** For people: {@code A -11- B -20- C}. */
    public String costPath() {
        return from
                + legs.stream()
                        .map(leg -> " -" + leg.cost() + "- " + leg.to())
                        .collect(Collectors.joining());
    }
}
