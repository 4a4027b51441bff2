package io.bridgehead.gateway.simulation.plan;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute that a site withholds from a partner for a while. Two periods may name the same link
 * and attribute, for the same side or for both sides.
 *
 * @param from when the period begins, in per cent of the chaos
 * @param until when it ends, in per cent of the chaos
 */
public record FilterPeriod(SiteId site, SiteId other, AttributeName name, int from, int until) {
    /** How many worlds of a thousand have filter periods. */
    private static final int PER_MILLE = 50;

    /** Uses the seed alone, so that filter periods change no other draw of the world. */
    static List<FilterPeriod> of(long seed, List<Plan.Pair> links) {
        Chance chance = new Chance(Long.rotateLeft(seed, 32) ^ 0x51e7e);
        List<FilterPeriod> periods = new ArrayList<>();
        if (chance.perMille(PER_MILLE)) {
            for (int i = chance.between(1, 4); i > 0; i--) {
                Plan.Pair link = chance.pick(links);
                boolean turned = chance.perMille(500);
                int from = chance.perMille(400) ? 0 : chance.below(70);
                periods.add(new FilterPeriod(
                        turned ? link.b() : link.a(),
                        turned ? link.a() : link.b(),
                        chance.pick(Plan.People.ATTRIBUTES),
                        from,
                        chance.perMille(600) ? 100 : chance.between(from, 99)));
            }
        }
        return periods;
    }
}
