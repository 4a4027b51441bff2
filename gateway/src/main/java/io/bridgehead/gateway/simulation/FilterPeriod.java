package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute that one of two partners leaves out for a while. Two sieves may name one link and one
 * attribute, of one side or of both.
 *
 * @param from when, in per cent of the chaos, and {@code until} when
 */
record FilterPeriod(SiteId site, SiteId other, AttributeName name, int from, int until) {
    /** In how many worlds of a thousand there are any. */
    private static final int PER_MILLE = 50;

    /** Drawn from nothing but the seed, so that worlds without sieves are as they were. */
    static List<FilterPeriod> of(long seed, List<Plan.Pair> links) {
        Chance chance = new Chance(Long.rotateLeft(seed, 32) ^ 0x51e7e);
        List<FilterPeriod> sieves = new ArrayList<>();
        if (chance.perMille(PER_MILLE)) {
            for (int i = chance.between(1, 4); i > 0; i--) {
                Plan.Pair link = chance.pick(links);
                boolean turned = chance.perMille(500);
                int from = chance.perMille(400) ? 0 : chance.below(70);
                sieves.add(new FilterPeriod(
                        turned ? link.b() : link.a(),
                        turned ? link.a() : link.b(),
                        chance.pick(Clerk.ATTRIBUTES),
                        from,
                        chance.perMille(600) ? 100 : chance.between(from, 99)));
            }
        }
        return sieves;
    }
}
