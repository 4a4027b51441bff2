package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final SiteId A = SiteId.of("A");
    private static final SiteId B = SiteId.of("B");
    private static final SiteId C = SiteId.of("C");
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Retry.Pace PACE =
            new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Condition IN_RETRY =
            new Condition(Retry.NONE.failed(NOW, PACE, "421 busy"), 0);
    private static final RouteQuery SMALL = RouteQuery.fresh("m1@a.example", 1000);

    private static Connector connector(String name, int cost, Allowance allowance) {
        return new Connector(
                name,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(B, RoutingAddress.of("gw@b.example"), Cost.of(cost))),
                allowance);
    }

    private static Connector open(String name, int cost) {
        return connector(name, cost, Allowance.of(10_000));
    }

    private static Connector scheduled(String name, int cost, String schedule) {
        return connector(
                name,
                cost,
                new Allowance(10_000, Allowance.UNLIMITED, Schedule.of(schedule, ZoneOffset.UTC)));
    }

    private static Selection select(
            RouteQuery query, Map<String, Condition> conditions, Connector... connectors) {
        var table = RoutingTable.compute(A, List.of(connectors), List.of());
        return Selector.select(table, B, query, conditions, NOW);
    }

    private static String chosen(Selection selection) {
        return selection.chosen().map(each -> each.connector().name()).orElse("none");
    }

    private static RouteQuery tried(String connector, int times) {
        return new RouteQuery("m1", 1000, true, Set.of(), new TreeMap<>(Map.of(connector, times)));
    }

    @Test
    void cheapestIsTakenAndTheOtherSaysWhyNot() {
        Selection selection = select(SMALL, Map.of(), open("dear", 50), open("cheap", 5));
        assertThat(chosen(selection)).isEqualTo("cheap");
        assertThat(selection.isReady(NOW)).isTrue();
        assertThat(selection.losers()).singleElement().satisfies(loser -> {
            assertThat(loser.rule()).isEqualTo(SelectionRule.COST);
            assertThat(loser.reason()).isEqualTo("cost 51 is not the lowest");
            assertThat(loser.candidate().costPath()).isEqualTo("A -51- B");
        });
    }

    @Test
    void connectorInRetryIsLeftForTheNextAndComesBack() {
        var broken = Map.of("cheap", IN_RETRY);
        Selection selection = select(SMALL, broken, open("dear", 50), open("cheap", 5));
        assertThat(chosen(selection)).isEqualTo("dear");
        assertThat(selection.losers().get(0).reason())
                .isEqualTo("in retry: 421 busy, free at 2026-07-01T12:01:00Z");

        var over = Map.of("cheap", new Condition(Retry.NONE, 0));
        assertThat(chosen(select(SMALL, over, open("dear", 50), open("cheap", 5))))
                .isEqualTo("cheap");
    }

    @Test
    void withEveryConnectorInRetryTheFirstToEndIsAwaited() {
        Retry twice = Retry.NONE.failed(NOW, PACE, "x").failed(NOW, PACE, "x");
        var broken = Map.of("cheap", new Condition(twice, 0), "dear", IN_RETRY);
        Selection selection = select(SMALL, broken, open("dear", 50), open("cheap", 5));
        assertThat(chosen(selection)).isEqualTo("dear");
        assertThat(selection.at()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(selection.isReady(NOW)).isFalse();
    }

    @Test
    void openWindowBeatsAClosedOneAndElseTheOneOpeningSoonestIsAwaited() {
        assertThat(chosen(select(
                        SMALL, Map.of(), scheduled("night", 1, "22:00-06:00"), open("x", 9))))
                .isEqualTo("x");
        Selection selection = select(
                SMALL,
                Map.of(),
                scheduled("night", 1, "22:00-06:00"),
                scheduled("tea", 9, "16:00-17:00"),
                scheduled("off", 1, "never"));
        assertThat(chosen(selection)).isEqualTo("tea");
        assertThat(selection.at()).isEqualTo(Instant.parse("2026-07-01T16:00:00Z"));
        assertThat(selection.losers())
                .extracting(Selection.Loser::reason)
                .containsExactly(
                        "connector off never opens",
                        "closed (22:00-06:00 Z), free at 2026-07-01T22:00:00Z");
    }

    @Test
    void switchedOffIsNoWay() {
        assertThat(chosen(select(SMALL, Map.of(), scheduled("off", 1, "never"))))
                .isEqualTo("none");
    }

    @Test
    void wayTriedInVainIsLeftForAFreshOne() {
        Selection selection =
                select(tried("cheap", 1), Map.of(), open("cheap", 1), open("dear", 9));
        assertThat(chosen(selection)).isEqualTo("dear");
        assertThat(selection.losers().get(0).rule()).isEqualTo(SelectionRule.FEWEST_TRIES);
    }

    @Test
    void wayTriedTooOftenStaysBehindUntilAllAre() {
        var worn = tried("cheap", Selector.TRIES_MAX);
        Selection selection = select(worn, Map.of(), open("cheap", 1), open("dear", 9));
        assertThat(selection.losers().get(0).rule()).isEqualTo(SelectionRule.TRIES_LIMIT);
        assertThat(chosen(select(worn, Map.of(), open("cheap", 1))))
                .as("nothing is ever lost for tries")
                .isEqualTo("cheap");
    }

    @Test
    void wayThatTakesTheMessageWholeIsPreferredToOneThatNeedsParts() {
        var large = new RouteQuery("m1", 20_000, true, Set.of(), new TreeMap<>());
        var roomy = connector("roomy", 9, Allowance.of(30_000));
        assertThat(chosen(select(large, Map.of(), open("tight", 1), roomy))).isEqualTo("roomy");
        assertThat(chosen(select(large, Map.of(), open("tight", 1)))).isEqualTo("tight");
        var whole = new RouteQuery("m1", 20_000, false, Set.of(), new TreeMap<>());
        Selection selection = select(whole, Map.of(), open("tight", 1));
        assertThat(chosen(selection)).isEqualTo("none");
        assertThat(selection.losers().get(0).reason())
                .isEqualTo("20000 bytes, connector tight takes 10000, and it is forwarded whole");
    }

    @Test
    void connectorThatHasSentItsDayRests() {
        var daily = connector("daily", 1, new Allowance(10_000, 5_000, Schedule.ALWAYS));
        var used = Map.of("daily", new Condition(Retry.NONE, 4_500));
        assertThat(chosen(select(SMALL, used, daily, open("dear", 9)))).isEqualTo("dear");
        Selection alone = select(SMALL, used, daily);
        assertThat(alone.at()).isEqualTo(Instant.parse("2026-07-02T00:00:00Z"));
        assertThat(select(RouteQuery.fresh("m", 9_000), Map.of(), daily).isReady(NOW))
                .as("what is larger than a day's limit has a day for itself")
                .isTrue();
    }

    @Test
    void messageDoesNotGoBackToASiteThatHadIt() {
        var forwarded = new RouteQuery("m1", 1000, false, Set.of(B), new TreeMap<>());
        Selection selection = select(forwarded, Map.of(), open("x", 1));
        assertThat(chosen(selection)).isEqualTo("none");
        assertThat(selection.losers().get(0).reason()).isEqualTo("B has had the message");
    }

    @Test
    void equalsShareTheMessagesEvenly() {
        var ways = new Connector[] {open("x", 1), open("y", 1), open("z", 1)};
        var counts = new TreeMap<String, Integer>();
        IntStream.range(0, 3_000)
                .mapToObj(i -> chosen(select(RouteQuery.fresh("m" + i, 10), Map.of(), ways)))
                .forEach(name -> counts.merge(name, 1, Integer::sum));
        assertThat(counts.values()).hasSize(3).allMatch(count -> count > 900 && count < 1_100);
    }

    @Test
    void anotherWaysFailureMovesOnlyWhatWouldHaveGoneThatWay() {
        var ways = new Connector[] {open("x", 1), open("y", 1), open("z", 1)};
        for (int i = 0; i < 300; i++) {
            RouteQuery query = RouteQuery.fresh("m" + i, 10);
            String before = chosen(select(query, Map.of(), ways));
            String after = chosen(select(query, Map.of("x", IN_RETRY), ways));
            assertThat(after).isEqualTo(before.equals("x") ? after : before).isNotEqualTo("x");
        }
    }

    @Test
    void siteBehindAnotherHasACandidateForEachFirstHop() {
        var table = RoutingTable.compute(
                A, List.of(open("x", 1), open("y", 2)), List.of(new Connection(B, C, 20)));
        assertThat(table.candidates(C))
                .extracting(Candidate::costPath)
                .containsExactly("A -2- B -20- C", "A -3- B -20- C");
        assertThat(table.candidates(A)).isEmpty();
    }
}
