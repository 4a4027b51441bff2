package io.bridgehead.gateway.simulation.plan;

import io.bridgehead.gateway.simulation.plan.Plan.Pair;
import io.bridgehead.routing.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A site is set back and does not notice it. One partner has received only what the site wrote
 * before the set-back; the other has received only what it wrote later with the same USNs. Then the
 * two partners reach each other, and only the first still reaches the site. Chance rarely produces
 * this, so some worlds, chosen by the seed alone, arrange it. They have no other loss and no other
 * partnership break: if no site can prove the set-back any more, only a comparison shows it
 * (docs/replication.md, "Known gaps").
 */
public record SplitHistory(SiteId reset, SiteId before, SiteId since, int changes) {
    private static final int ONE_WORLD_OF = 20;

    private static final int CHANGES_MAX = 3;

    static Optional<SplitHistory> of(long seed, List<Pair> links) {
        Chance chance = new Chance(Long.rotateLeft(seed, 56));
        List<SplitHistory> possible = Math.floorMod(seed, ONE_WORLD_OF) == 7
                ? among(links, chance.between(1, CHANGES_MAX))
                : List.of();
        return possible.isEmpty() ? Optional.empty() : Optional.of(chance.pick(possible));
    }

    /** All choices of three sites that are partners of each other. */
    private static List<SplitHistory> among(List<Pair> links, int changes) {
        List<SplitHistory> found = new ArrayList<>();
        for (Pair one : links) {
            for (Pair other : links) {
                for (Pair third : links) {
                    if (one.a().equals(other.a()) && third.equals(new Pair(one.b(), other.b()))) {
                        found.add(new SplitHistory(one.a(), one.b(), other.b(), changes));
                        found.add(new SplitHistory(one.b(), other.b(), one.a(), changes));
                        found.add(new SplitHistory(other.b(), one.a(), one.b(), changes));
                        found.add(new SplitHistory(one.a(), other.b(), one.b(), changes));
                    }
                }
            }
        }
        return found;
    }
}
