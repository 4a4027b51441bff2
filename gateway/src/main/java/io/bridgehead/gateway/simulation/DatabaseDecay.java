package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A disk or a person damages entries in one database, and no stamp shows it. This happens in some
 * worlds, chosen by the seed alone, after everything else is over. Then the site and a partner
 * compare: the comparison must name and repair each damaged entry, and no other.
 */
final class DatabaseDecay {
    private static final int ONE_WORLD_OF = 20;
    private static final int ENTRIES_MAX = 3;
    private static final Duration PATIENCE = Duration.ofDays(30);

    /** After this time every site has received a status that shows equal digests again. */
    private static final Duration STATUSES = Duration.ofDays(3);

    private final World world;
    private final Chance chance;
    private final Consumer<Instant> runUntil;

    private DatabaseDecay(World world, long seed, Consumer<Instant> runUntil) {
        this.world = world;
        this.chance = new Chance(Long.rotateLeft(seed, 48));
        this.runUntil = runUntil;
    }

    /** Damages a database if the seed says so. Throws {@link LawBroken} if the repair fails. */
    static void check(World world, long seed, Consumer<Instant> runUntil) {
        if (Math.floorMod(seed, ONE_WORLD_OF) == 1) {
            new DatabaseDecay(world, seed, runUntil).strike();
        }
    }

    private void strike() {
        Station station = chance.pick(List.copyOf(world.stations()));
        List<SiteId> partners = List.copyOf(world.partnersOf(station.site()));
        List<Entry> damaged = partners.isEmpty() ? List.of() : damaged(station);
        if (damaged.isEmpty()) {
            return;
        }
        world.journal().count(Fault.DECAYED);
        world.journal().note(() -> station.site() + " decays: " + damaged);
        damaged.forEach(each -> station.watch().overlook(each.id()));
        station.perform(directory -> new Step(Changes.ofEntries(damaged), List.of(), Verdict.IDLE));
        Station partner = world.station(chance.pick(partners));
        if (chance.perMille(500)) {
            repair(station, partner.site(), damaged);
        } else {
            repair(partner, station.site(), damaged);
        }
        runUntil.accept(world.timeline().now().plus(STATUSES));
        Optional<String> missing = new Agreement(world).missing();
        LawBroken.unless(missing.isEmpty(), "a repair makes all equal", () -> missing.orElse(""));
        new Agreement(world).verify();
        new Inspection(world, runUntil).noneSuspects();
    }

    /**
     * One of the two sites starts a comparison with repair. It takes or gives the undamaged entry.
     */
    private void repair(Station asking, SiteId other, List<Entry> damaged) {
        new SitePeople(world, asking).verify(other, true, PATIENCE);
        Instant end = world.timeline().now().plus(PATIENCE).plus(PATIENCE);
        while (isRunning(asking) && world.timeline().now().isBefore(end)) {
            runUntil.accept(world.timeline().now().plus(Duration.ofHours(1)));
        }
        assertRepaired(asking, other, damaged);
    }

    private void assertRepaired(Station station, SiteId partner, List<Entry> damaged) {
        SortedSet<EntryId> expected = new TreeSet<>();
        damaged.forEach(each -> expected.add(each.id()));
        SortedSet<EntryId> repaired = new TreeSet<>();
        for (Verification row : station.read(Directory::verifications)) {
            if (row.partner().equals(partner)) {
                LawBroken.unless(
                        row.state() == State.EQUAL || row.state() == State.NONE,
                        "a repair makes all equal",
                        () -> "at " + station.site() + ": " + row);
                row.repaired().forEach(each -> repaired.add(each.entry()));
            }
        }
        LawBroken.unless(
                repaired.equals(expected),
                "a repair finds what differs and nothing else",
                () -> "at " + station.site() + "\nexpected " + expected + "\nbut " + repaired);
    }

    private static boolean isRunning(Station station) {
        return station.read(Directory::verifications).stream()
                .anyMatch(each -> each.state().isRunning());
    }

    /**
     * Chooses what to damage. A home site's copy always wins, so it could not be repaired: it is
     * spared.
     */
    private List<Entry> damaged(Station station) {
        List<Entry> all = new ArrayList<>();
        for (NamingContext context : station.read(Directory::contexts)) {
            boolean spared = context.home().equals(Optional.of(station.site()))
                    && !context.writableAnywhere();
            station.watch().entries().values().stream()
                    .filter(each -> !spared && each.context().equals(context.id()))
                    .flatMap(each -> damaged(each).stream())
                    .forEach(all::add);
        }
        List<Entry> some = new ArrayList<>();
        for (int i = chance.between(1, ENTRIES_MAX); i > 0 && !all.isEmpty(); i--) {
            some.add(all.remove(chance.below(all.size())));
        }
        return some;
    }

    private Optional<Entry> damaged(Entry entry) {
        if (entry.isLive()) {
            return entry.attributes().entrySet().stream()
                    .filter(each -> !each.getValue().shown().isEmpty())
                    .findFirst()
                    .map(each -> without(entry, each.getKey()));
        }
        boolean revivable = entry.isTombstone() && !world.origins().isForgotten(entry.id());
        Life life = entry.life();
        return revivable
                ? Optional.of(entry.with(new Life(life.number(), false, life.write())))
                : Optional.empty();
    }

    private static Entry without(Entry entry, AttributeName name) {
        TreeMap<AttributeName, Attribute> left = new TreeMap<>(entry.attributes());
        left.remove(name);
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                entry.life(),
                entry.placement(),
                left);
    }
}
