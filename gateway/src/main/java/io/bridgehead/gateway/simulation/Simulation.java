package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.simulation.law.LawChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs one world from beginning to end: chaos, calm, agreement, rest. {@link LawChecks} checks the
 * laws after every commit.
 */
public final class Simulation {
    /** How long the sites may take to agree after calm begins. */
    private static final Duration PATIENCE = Duration.ofDays(60);

    /** Time for some rounds of statuses after the last late mail. */
    private static final int SETTLING_DAYS = 4;

    private static final Duration REST = Duration.ofHours(36);

    private final SimulationOptions options;
    private final World world;
    private Duration untilAgreed = Duration.ZERO;

    private Simulation(SimulationOptions options) {
        this.options = options;
        this.world = new World(options);
    }

    /** Runs the world to its end. The same options always give the same result. */
    public static WorldResult run(SimulationOptions options) {
        return new Simulation(options).run();
    }

    private WorldResult run() {
        try {
            new Hazards(world).plan();
            runUntil(Timeline.DAWN.plus(world.plan().trouble().chaos()));
            world.calmDown();
            world.journal().note(() -> "calm");
            agree();
            rest();
            new Inspection(world, this::runUntil).check(options.seed());
            DatabaseDecay.check(world, options.seed(), this::runUntil);
            return outcome(Optional.empty());
        } catch (LawBroken e) {
            return failed(e.law(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed("nothing throws", e + "\n  at " + List.of(e.getStackTrace()));
        }
    }

    private void runUntil(Instant end) {
        while (world.timeline().nextBefore(end)) {
            // each event plans what follows from it
        }
    }

    private void agree() {
        Instant start = world.timeline().now();
        Optional<String> missing = new Agreement(world).missing();
        while (missing.isPresent()) {
            String what = missing.get();
            untilAgreed = Duration.between(start, world.timeline().now());
            LawBroken.unless(
                    untilAgreed.compareTo(PATIENCE) < 0, "all sites agree in the end", () -> what);
            world.stations().forEach(each -> new SitePeople(world, each).approve());
            runUntil(world.timeline().now().plus(Duration.ofHours(1)));
            missing = new Agreement(world).missing();
        }
        new Agreement(world).verify();
        world.journal().note(() -> "all sites agree");
    }

    /** Waits for late mail and for the last statuses. Then an idle world must be quiet. */
    private void rest() {
        runUntil(world.post().lastOfChaos());
        Instant settled = world.timeline().now().plus(settling());
        runUntil(settled);
        Map<String, Long> before = new TreeMap<>(world.journal().mails());
        runUntil(settled.plus(REST));
        Map<String, Long> after = world.journal().mails();
        new QuietPhase(world.plan(), REST).check(before, after);
        Optional<String> missing = new Agreement(world).missing();
        LawBroken.unless(missing.isEmpty(), "agreement lasts", () -> missing.orElse(""));
        new Agreement(world).verify();
    }

    /**
     * Each daily status carries news of a site's data one hop further, and a site that receives
     * news asks once. World 24740, a chain of nine sites, was quiet after six days.
     */
    private Duration settling() {
        int hops = world.plan().cast().sites().size() - 1;
        return Duration.ofDays(Math.max(SETTLING_DAYS, hops - 1));
    }

    private WorldResult failed(String law, String evidence) {
        return outcome(Optional.of(new WorldResult.Failure(
                law,
                evidence,
                world.journal().last(),
                world.stations().stream().map(Station::describe).toList())));
    }

    private WorldResult outcome(Optional<WorldResult.Failure> failure) {
        Map<String, Long> faults = new TreeMap<>();
        world.journal().faults().forEach((fault, count) -> faults.put(fault.name(), count));
        return new WorldResult(
                options.seed(),
                world.plan().cast().sites().size(),
                new WorldResult.Course(
                        world.timeline().happened(), world.timeline().passed(), untilAgreed),
                new WorldResult.Counts(
                        world.journal().verdicts(), faults, world.journal().mails()),
                failure);
    }
}
