package io.bridgehead.gateway.simulation.plan;

import io.bridgehead.gateway.simulation.plan.Plan.Pair;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Two sites stop being partners, and perhaps become partners again. Other links keep all sites
 * connected meanwhile.
 *
 * @param from when they stop being partners, in per cent of the chaos
 * @param until when they are partners again, in per cent of the chaos; above 100 they never are
 */
public record PartnershipBreak(Pair link, int from, int until) {
    /** How many of a thousand worlds with a redundant link have such a break. */
    private static final int PER_MILLE = 250;

    /** Draws from {@code chance}, a stream that nothing else uses. */
    static Optional<PartnershipBreak> of(Chance chance, List<Pair> links) {
        List<Pair> redundant =
                links.stream().filter(each -> isRedundant(each, links)).toList();
        if (redundant.isEmpty() || !chance.perMille(PER_MILLE)) {
            return Optional.empty();
        }
        int from = chance.below(90);
        return Optional.of(new PartnershipBreak(
                chance.pick(redundant), from, chance.between(from + 1, 200 - from)));
    }

    /** Whether another path connects the two sites of {@code link}. */
    private static boolean isRedundant(Pair link, List<Pair> links) {
        TreeSet<SiteId> reached = new TreeSet<>(List.of(link.a()));
        boolean further = true;
        while (further) {
            further = false;
            for (Pair each : links) {
                if (!each.equals(link)
                        && reached.contains(each.a()) != reached.contains(each.b())) {
                    reached.addAll(List.of(each.a(), each.b()));
                    further = true;
                }
            }
        }
        return reached.contains(link.b());
    }
}
