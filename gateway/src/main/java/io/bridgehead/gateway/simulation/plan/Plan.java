package io.bridgehead.gateway.simulation.plan;

import io.bridgehead.gateway.replication.terms.DeleteBrake;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.gateway.replication.terms.TombstonePolicy;
import io.bridgehead.gateway.simulation.way.WayPlan;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.entry.AttributeName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the seed decides before the world begins.
 *
 * @param cast the sites and their settings
 * @param mail how bad the mail is
 * @param people what people do
 * @param trouble what goes wrong at the sites
 */
public record Plan(Cast cast, MailPlan mail, People people, Trouble trouble) {

    /**
     * The sites and their settings.
     *
     * @param links pairs of partners; they connect all sites
     * @param configurations whether the sites' Configuration contexts exist
     * @param windows when a site sends to its partners; a site without a window sends at any time
     * @param keeping how long deleted entries are kept
     * @param brake how many deletions a site takes; an operator approves the others in the calm
     */
    public record Cast(
            List<SiteId> sites,
            List<Pair> links,
            Limits limits,
            boolean configurations,
            SortedMap<SiteId, Schedule> windows,
            TombstonePolicy keeping,
            DeleteBrake brake) {}

    /**
     * What people do.
     *
     * @param bursts how many times a person writes
     * @param undeletes how many times a person undeletes an entry
     * @param pause a suspension, if the world has one
     * @param filterPeriods which sites leave out which attributes, and when
     */
    public record People(
            int bursts, int undeletes, Optional<Pause> pause, List<FilterPeriod> filterPeriods) {
        /** The attributes that users write. */
        public static final List<AttributeName> ATTRIBUTES = List.of(
                AttributeName.of("description"),
                AttributeName.of("member"),
                AttributeName.of("telephoneNumber"));
    }

    /**
     * What goes wrong at the sites.
     *
     * @param tick the resolution of the sites' clocks
     * @param skewMax the largest error of the clocks
     * @param chaos how long faults strike
     * @param splitHistory a set-back after which two partners know different histories of one site;
     *     a world that has it has no {@code partnershipBreak}
     * @param partnershipBreak two sites that stop being partners, if the world has them
     */
    public record Trouble(
            Duration tick,
            Duration skewMax,
            Duration chaos,
            Optional<SplitHistory> splitHistory,
            Optional<PartnershipBreak> partnershipBreak) {}

    private static final List<String> NAMES =
            List.of("NORTH", "SOUTH", "EAST", "WEST", "POLE", "REEF");

    /** How many worlds of a thousand have more than six sites. */
    private static final int LARGE_PER_MILLE = 2;

    /** How many worlds of a thousand have clocks that may be days wrong. */
    private static final int FAR_OFF_PER_MILLE = 30;

    /** How many worlds of a thousand have no windows: their sites send at any time. */
    private static final int ANY_TIME_PER_MILLE = 920;

    /** How many worlds of a thousand have tombstones with a short lifetime. */
    private static final int SHORT_LIVED_PER_MILLE = 200;

    /** How many worlds of a thousand have no suspension. */
    private static final int NO_PAUSE_PER_MILLE = 950;

    /** Two partners. */
    public record Pair(SiteId a, SiteId b) {}

    /**
     * One of two partners suspends the other for a part of the chaos.
     *
     * @param link number of the link, modulo the number of links
     * @param from when the suspension begins, in per cent of the chaos
     * @param until when it ends, in per cent of the chaos
     */
    public record Pause(int link, boolean bySecond, int from, int until) {}

    /**
     * Draws a plan.
     *
     * @param askedSites how many sites; if empty the seed decides
     * @param askedMail whether messages travel as mail; otherwise the seed decides, for few worlds
     */
    public static Plan of(Chance chance, long seed, OptionalInt askedSites, boolean askedMail) {
        // Rare events have their own streams, so that a world without them does not change.
        Chance rare = new Chance(Long.rotateLeft(seed, 16));
        int usual = askedSites.orElseGet(
                () -> chance.pick(List.of(2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 6)));
        int count = rare.perMille(LARGE_PER_MILLE) && askedSites.isEmpty()
                ? rare.between(7, 12)
                : usual;
        List<SiteId> sites = IntStream.range(0, count).mapToObj(Plan::name).toList();
        List<Pair> links = links(chance, sites);
        Chance tombstones = new Chance(~seed);
        boolean shortLived = tombstones.perMille(SHORT_LIVED_PER_MILLE);
        TombstonePolicy lived = shortLived ? keeping(tombstones) : TombstonePolicy.DEFAULT;
        int undeletes = shortLived ? tombstones.below(4) : 0;
        Optional<SplitHistory> splitHistory = SplitHistory.of(seed, links);
        // Keep the order of these draws: in another order each seed gives another world.
        Limits limits = limits(chance);
        MailPlan.Rates rates = MailPlan.rates(chance);
        Duration tick = chance.pick(List.of(
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10)));
        Duration skew = skew(chance, rare);
        Duration delay = MailPlan.delay(chance);
        Duration chaos = Duration.ofHours(chance.between(12, 120));
        int bursts = chance.between(5, 25);
        boolean configurations = chance.perMille(150);
        Optional<WayPlan> ways = MailPlan.ways(seed, sites, chaos);
        MailPlan.Handling handling = MailPlan.handling(chance, askedMail || ways.isPresent());
        MailPlan mail = new MailPlan(
                rates, delay, handling, MailPlan.partsLost(seed, handling, ways), ways);
        SortedMap<SiteId, Schedule> windows = windows(chance, sites);
        TombstonePolicy keeping = undeletes == 0 ? forgettingSoon(lived) : lived;
        DeleteBrake brake = brake(seed);
        Optional<Pause> pause = pause(chance);
        Optional<PartnershipBreak> partnershipBreak = splitHistory.isPresent()
                ? Optional.empty()
                : PartnershipBreak.of(new Chance(Long.rotateLeft(seed, 32)), links);
        return new Plan(
                new Cast(sites, links, limits, configurations, windows, keeping, brake),
                mail,
                new People(bursts, undeletes, pause, FilterPeriod.of(seed, links)),
                new Trouble(tick, skew, chaos, splitHistory, partnershipBreak));
    }

    private static Duration skew(Chance chance, Chance rare) {
        Duration usual = chance.pick(List.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(3),
                Duration.ofHours(10)));
        return rare.perMille(FAR_OFF_PER_MILLE) ? Duration.ofDays(3) : usual;
    }

    private static Optional<Pause> pause(Chance chance) {
        if (chance.perMille(NO_PAUSE_PER_MILLE)) {
            return Optional.empty();
        }
        int from = chance.below(60);
        return Optional.of(
                new Pause(chance.below(100), chance.perMille(500), from, chance.between(from, 99)));
    }

    /** In a world without undeletes no site needs the attributes beneath a tombstone. */
    private static TombstonePolicy forgettingSoon(TombstonePolicy keeping) {
        return new TombstonePolicy(keeping.lifetime(), keeping.interval(), keeping.lifetime());
    }

    /** Some lifetimes end in the chaos, most in the calm. No world lasts 60 days. */
    private static TombstonePolicy keeping(Chance chance) {
        return new TombstonePolicy(
                Duration.ofHours(chance.between(24, 200)),
                chance.pick(
                        List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(12))),
                Duration.ofDays(60));
    }

    /** The settings that {@code site} has for its partners. */
    public PartnerTerms terms(SiteId site) {
        TreeMap<SiteId, Schedule> schedules = new TreeMap<>();
        if (cast.windows.containsKey(site)) {
            cast.sites.forEach(
                    each -> schedules.put(each, cast.windows.getOrDefault(site, Schedule.ALWAYS)));
        }
        return new PartnerTerms(cast.limits, Collections.emptySortedMap())
                .within(schedules)
                .forgetting(cast.keeping)
                .braking(cast.brake);
    }

    private static SortedMap<SiteId, Schedule> windows(Chance chance, List<SiteId> sites) {
        TreeMap<SiteId, Schedule> windows = new TreeMap<>();
        if (!chance.perMille(ANY_TIME_PER_MILLE)) {
            for (SiteId each : sites) {
                String text = chance.pick(
                        List.of("always", "every 3h", "22:00-06:00", "08:00-09:00, 20:00-21:00"));
                ZoneId zone = ZoneId.of(chance.pick(List.of("UTC", "Europe/Berlin")));
                windows.put(each, Schedule.of(text, zone));
            }
        }
        return windows;
    }

    /** In one world of eight a partner may delete two entries a day. The seed alone decides it. */
    private static DeleteBrake brake(long seed) {
        return Math.floorMod(seed, 8) == 3 ? new DeleteBrake(1, 2, 100) : DeleteBrake.DEFAULT;
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
                new Limits.PageBytes(page, page * chance.pick(List.of(1, 2, 4, 16))),
                new Limits.Patience(patience, patience.multipliedBy(4)),
                tell
                        ? Duration.ofDays(chance.between(2, 4))
                        : Duration.ofHours(chance.between(8, 24)),
                chance.pick(List.of(
                        Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(40))),
                Duration.ofDays(1),
                Duration.ofDays(chance.between(2, 7)),
                tell);
    }
}
