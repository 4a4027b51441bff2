package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random organizations, small enough to try every path. */
class RoutingTablePropertyTest {

    private record World(
            List<SiteId> sites, List<Connector> connectors, List<Connection> published) {

        SiteId self() {
            return sites.get(0);
        }

        static World of(int seed, int size) {
            var random = new Random(seed);
            var sites =
                    IntStream.range(0, size).mapToObj(i -> SiteId.of("S" + i)).toList();
            var connectors = new ArrayList<Connector>();
            for (String name : List.of("x", "y")) {
                connectors.add(RoutingTableTest.connector(
                        name,
                        sites.stream()
                                .filter(site -> random.nextInt(3) == 0)
                                .map(site -> RoutingTableTest.site(site, 1 + random.nextInt(6)))
                                .toArray(ConnectedSite[]::new)));
            }
            var published = new ArrayList<Connection>();
            for (int i = 0; i < 2 * size; i++) {
                published.add(new Connection(
                        sites.get(random.nextInt(size)),
                        sites.get(random.nextInt(size)),
                        1 + random.nextInt(6)));
            }
            return new World(sites, connectors, published);
        }

        RoutingTable table() {
            return RoutingTable.compute(self(), connectors, published);
        }

        World shuffled(Random random) {
            var mixed = new World(sites, new ArrayList<>(connectors), new ArrayList<>(published));
            Collections.shuffle(mixed.connectors, random);
            Collections.shuffle(mixed.published, random);
            return mixed;
        }

        /** The least cost over every path without a repetition. */
        OptionalLong leastCost(SiteId target) {
            return firstCosts(target, List.of(self()));
        }

        private OptionalLong firstCosts(SiteId target, List<SiteId> path) {
            return connectors.stream()
                    .flatMap(connector -> connector.connectedSites().stream()
                            .filter(hop -> !path.contains(hop.site()))
                            .flatMapToLong(hop ->
                                    onward(hop.site(), target, List.of(self(), hop.site())).stream()
                                            .map(rest ->
                                                    rest + connector.costOf(hop).orElseThrow()))
                            .boxed())
                    .mapToLong(Long::longValue)
                    .min();
        }

        private OptionalLong onward(SiteId at, SiteId target, List<SiteId> path) {
            if (at.equals(target)) {
                return OptionalLong.of(0);
            }
            return published.stream()
                    .filter(step -> step.from().equals(at) && !path.contains(step.to()))
                    .flatMapToLong(step -> {
                        var longer = new ArrayList<>(path);
                        longer.add(step.to());
                        return onward(step.to(), target, longer).stream()
                                .map(rest -> rest + step.cost());
                    })
                    .min();
        }
    }

    @Property(tries = 500)
    void chosenCostIsThatOfTheCheapestOfAllPaths(
            @ForAll int seed, @ForAll @IntRange(min = 2, max = 7) int size) {
        World world = World.of(seed, size);
        for (SiteId target : world.sites().subList(1, size)) {
            OptionalLong least = world.leastCost(target);
            List<Candidate> ways = world.table().candidates(target);
            assertThat(world.table().whyUnreachable(target).isPresent()).isEqualTo(least.isEmpty());
            assertThat(ways.stream().mapToLong(Candidate::cost).findFirst()).isEqualTo(least);
        }
    }

    @Property(tries = 500)
    void eachRowOfATableFromWhichTheTargetIsReachedIsOneWayAndTheCheapestFromThere(
            @ForAll int seed, @ForAll @IntRange(min = 2, max = 7) int size) {
        World world = World.of(seed, size);
        for (SiteId target : world.sites().subList(1, size)) {
            List<Long> expected = world.connectors().stream()
                    .flatMap(connector -> connector.connectedSites().stream()
                            .filter(hop -> !hop.site().equals(world.self()))
                            .flatMapToLong(hop ->
                                    world
                                            .onward(
                                                    hop.site(),
                                                    target,
                                                    List.of(world.self(), hop.site()))
                                            .stream()
                                            .map(rest ->
                                                    rest + connector.costOf(hop).orElseThrow()))
                            .boxed())
                    .sorted()
                    .toList();
            assertThat(world.table().candidates(target))
                    .extracting(Candidate::cost)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void orderOfTheTablesDoesNotMatter(
            @ForAll int seed, @ForAll @IntRange(min = 2, max = 30) int size) {
        World world = World.of(seed, size);
        World mixed = world.shuffled(new Random(seed + 1L));
        for (SiteId target : world.sites()) {
            assertThat(mixed.table().candidates(target))
                    .extracting(Candidate::costPath)
                    .isEqualTo(world.table().candidates(target).stream()
                            .map(Candidate::costPath)
                            .toList());
        }
        assertThat(mixed.table().connections()).isEqualTo(world.table().connections());
    }

    @Property(tries = 300)
    void noWayContainsASiteTwiceAndASiteIsInReachIfAWayLeadsThere(
            @ForAll int seed, @ForAll @IntRange(min = 2, max = 30) int size) {
        World world = World.of(seed, size);
        RoutingTable table = world.table();
        for (SiteId target : world.sites().subList(1, size)) {
            List<Candidate> candidates = table.candidates(target);
            assertThat(table.reachable().contains(target)).isEqualTo(!candidates.isEmpty());
            candidates.forEach(each -> assertThat(each.path())
                    .doesNotHaveDuplicates()
                    .startsWith(world.self(), each.next())
                    .endsWith(target));
        }
    }

    @Property(tries = 300)
    void withTheFailedSetFixedTheChoiceIsAFunctionOfTheMessageId(
            @ForAll int seed, @ForAll @IntRange(min = 2, max = 12) int size) {
        World world = World.of(seed, size);
        World mixed = world.shuffled(new Random(seed + 1L));
        Instant now = Instant.parse("2026-07-01T12:00:00Z");
        var failed = new Retry(1, now.plusSeconds(60), "421 busy");
        for (var conditions :
                List.of(Map.<String, Condition>of(), Map.of("x", new Condition(failed, 0)))) {
            for (SiteId target : world.sites()) {
                RouteQuery query = RouteQuery.fresh("m" + seed, 100);
                Selection one = Selector.select(world.table(), target, query, conditions, now);
                Selection other = Selector.select(mixed.table(), target, query, conditions, now);
                assertThat(other.chosen().map(Candidate::costPath))
                        .isEqualTo(one.chosen().map(Candidate::costPath));
                assertThat(other.at()).isEqualTo(one.at());
                int candidates = world.table().candidates(target).size();
                assertThat(one.losers()).hasSize(Math.max(0, candidates - 1));
            }
        }
    }
}
