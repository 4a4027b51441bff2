package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.Plan.Pair;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Two cease to be partners, though others keep all sites connected, and perhaps become partners again.
 *
 * @param from when, in per cent of the chaos
 * @param until when again, likewise; above 100 never
 */
record PartnershipBreak(Pair link, int from, int until) {
    /** In how many worlds of a thousand that have redundant partners two of those part. */
    private static final int PER_MILLE = 250;

    /** From the stream {@code chance}, which is of no use to anything else. */
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

    /** Whether there is another way between these two. */
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
