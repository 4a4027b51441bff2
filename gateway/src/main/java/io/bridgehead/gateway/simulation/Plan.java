package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.Limits;
import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a seed decides beforehand: who is there, who is whose partner, and how bad the mail is.
 *
 * @param links pairs of partners; they connect all sites
 * @param rates how often each fault strikes, per mille
 * @param tick how coarse the sites' clocks are
 * @param skewMax how wrong they may be
 * @param delay how long mail usually takes
 * @param chaos how long things go wrong
 * @param bursts how many times somebody writes
 * @param configurations whether the sites' Configuration contexts exist
 */
record Plan(
        List<SiteId> sites,
        List<Pair> links,
        Limits limits,
        Rates rates,
        Duration tick,
        Duration skewMax,
        Duration delay,
        Duration chaos,
        int bursts,
        boolean configurations) {

    private static final List<String> NAMES =
            List.of("NORTH", "SOUTH", "EAST", "WEST", "POLE", "REEF");

    /** Two partners. */
    record Pair(SiteId a, SiteId b) {}

    /** Faults per thousand mails, or steps for {@code crash}. */
    record Rates(int lost, int doubled, int late, int damaged, int astray, int crash) {}

    static Plan of(Chance chance, OptionalInt wanted) {
        int count = wanted.orElseGet(
                () -> chance.pick(List.of(2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 6)));
        List<SiteId> sites = IntStream.range(0, count).mapToObj(Plan::name).toList();
        return new Plan(
                sites,
                links(chance, sites),
                limits(chance),
                rates(chance),
                chance.pick(List.of(
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10))),
                chance.pick(List.of(
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofHours(3),
                        Duration.ofHours(10))),
                chance.pick(List.of(
                        Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))),
                Duration.ofHours(chance.between(12, 120)),
                chance.between(5, 25),
                chance.perMille(150));
    }

    private static SiteId name(int number) {
        return SiteId.of(number < NAMES.size() ? NAMES.get(number) : "SITE-" + (number + 1));
    }

    /** A chain, a star, a ring or a tree, and perhaps some redundant links. */
    private static List<Pair> links(Chance chance, List<SiteId> sites) {
        int shape = chance.below(4);
        List<Pair> links = new ArrayList<>();
        for (int i = 1; i < sites.size(); i++) {
            int other = shape == 1 ? 0 : shape == 3 ? chance.below(i) : i - 1;
            links.add(new Pair(sites.get(other), sites.get(i)));
        }
        if (shape == 2 && sites.size() > 2) {
            links.add(new Pair(sites.get(0), sites.get(sites.size() - 1)));
        }
        for (int extra = chance.below(3); extra > 0 && sites.size() > 2; extra--) {
            int a = chance.below(sites.size() - 1);
            Pair link = new Pair(sites.get(a), sites.get(chance.between(a + 1, sites.size() - 1)));
            if (!links.contains(link)) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    private static Limits limits(Chance chance) {
        boolean tell = !chance.perMille(200);
        long page = chance.pick(List.of(400L, 1_000L, 4_000L, 1L << 20));
        Duration patience = chance.pick(
                List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6)));
        return new Limits(
                page,
                page * chance.pick(List.of(1, 2, 4, 16)),
                patience,
                patience.multipliedBy(4),
                tell
                        ? Duration.ofDays(chance.between(2, 4))
                        : Duration.ofHours(chance.between(8, 24)),
                chance.pick(List.of(
                        Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(40))),
                Duration.ofDays(1),
                Duration.ofDays(chance.between(2, 7)),
                tell);
    }

    private static Rates rates(Chance chance) {
        return new Rates(
                chance.pick(List.of(0, 20, 100, 300)),
                chance.pick(List.of(0, 50, 200)),
                chance.pick(List.of(0, 20, 100)),
                chance.pick(List.of(0, 20, 50)),
                chance.pick(List.of(0, 10, 30)),
                chance.pick(List.of(0, 9, 24)));
    }
}
