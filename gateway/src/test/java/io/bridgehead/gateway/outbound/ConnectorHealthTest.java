package io.bridgehead.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectorHealthTest {

    private static final SiteId NORTH = SiteId.of("NORTH");
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Retry.Pace PACE =
            new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1));

    private static Connector connector(String name, int cost, long bytesPerDay) {
        return new Connector(
                name,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        SOUTH, RoutingAddress.of("gw@south.example"), Cost.of(cost))),
                new Allowance(1_000_000, bytesPerDay, Schedule.ALWAYS));
    }

    private static RoutingTable table(Connector... connectors) {
        return RoutingTable.compute(NORTH, List.of(connectors), List.of());
    }

    private static LetterHead letter(long number) {
        return new LetterHead(
                number,
                new LetterLabel(SOUTH, "m" + number, "", "Update", NOON, NOON),
                5_700,
                0,
                NOON,
                "");
    }

    private static ConnectorHealth healthOf(Connector... connectors) {
        return new ConnectorHealth(table(connectors), List.of());
    }

    /** The connector whose sender takes the letter now, or "later" if each leaves it. */
    private static String way(ConnectorHealth health, long number, Instant now) {
        return health.table().connectors().stream()
                .map(Connector::name)
                .filter(each -> isTakenBy(each, health, number, now))
                .findFirst()
                .orElse("later");
    }

    private static boolean isTakenBy(
            String connector, ConnectorHealth health, long number, Instant now) {
        RouteQuery mail = RouteQueries.own(letter(number));
        Selection selection = health.selectBy(connector, SOUTH, mail, now);
        return selection.isReady(now)
                && selection
                        .chosen()
                        .filter(each -> each.connector().name().equals(connector))
                        .isPresent();
    }

    @Test
    void brokenConnectorIsLeftUntilItsPauseEndsAndThenTriedAgain() {
        var health = healthOf(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        assertThat(way(health, 1, NOON)).isEqualTo("cheap");
        health.broke("cheap", PACE, NOON, "connection refused");
        assertThat(way(health, 1, NOON)).isEqualTo("dear");
        assertThat(way(health, 1, NOON.plusSeconds(60))).isEqualTo("cheap");
        health.broke("cheap", PACE, NOON.plusSeconds(60), "connection refused");
        assertThat(way(health, 1, NOON.plusSeconds(179))).as("twice as long").isEqualTo("dear");
        health.passed("cheap", 100, NOON.plusSeconds(180));
        assertThat(health.conditions(NOON.plusSeconds(181)))
                .containsEntry("cheap", new Condition(Retry.NONE, 100));
    }

    @Test
    void afterItsPauseAConnectorProvesItselfWhileTheOthersGoOn() {
        var health = healthOf(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        health.broke("cheap", PACE, NOON, "connection refused");
        Instant later = NOON.plusSeconds(61);
        assertThat(isTakenBy("cheap", health, 1, later)).isTrue();
        assertThat(isTakenBy("dear", health, 1, later)).isTrue();
        health.passed("cheap", 100, later);
        assertThat(isTakenBy("cheap", health, 1, later)).isTrue();
        assertThat(isTakenBy("dear", health, 1, later)).isFalse();
    }

    @Test
    void dayIsCountedAndEndsAtMidnight() {
        var health = healthOf(connector("daily", 1, 20_000));
        assertThat(way(health, 1, NOON)).isEqualTo("daily");
        health.passed("daily", 15_000, NOON);
        assertThat(way(health, 2, NOON)).isEqualTo("later");
        assertThat(way(health, 2, Instant.parse("2026-07-02T00:00:00Z"))).isEqualTo("daily");
    }

    @Test
    void dayGoesOnAfterARestart() {
        var before = healthOf(connector("daily", 1, 20_000));
        before.passed("daily", 15_000, NOON);
        var after = new ConnectorHealth(
                table(connector("daily", 1, 20_000)), List.of(before.carried("daily", NOON)));
        assertThat(way(after, 2, NOON)).isEqualTo("later");
        after.passed("daily", 1_000, NOON);
        assertThat(after.carried("daily", NOON).bytes()).isEqualTo(16_000);
        assertThat(way(after, 2, Instant.parse("2026-07-02T00:00:00Z"))).isEqualTo("daily");
    }

    @Test
    void letterTriedInVainGoesAnotherWayAndTheOthersDoNot() {
        var health = healthOf(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        health.triedInVain(letter(1), "cheap");
        assertThat(way(health, 1, NOON)).isEqualTo("dear");
        assertThat(way(health, 2, NOON)).isEqualTo("cheap");
        health.forget(letter(1));
        assertThat(way(health, 1, NOON)).isEqualTo("cheap");
    }

    @Test
    void changedTableReroutesAThousandLettersThatWait() {
        var health = healthOf(connector("old", 1, 1 << 30));
        List<Long> waiting = IntStream.range(0, 1_000).mapToObj(Long::valueOf).toList();
        assertThat(waiting).allMatch(each -> way(health, each, NOON).equals("old"));
        health.reroute(table(connector("new", 1, 1 << 30)));
        assertThat(waiting).allMatch(each -> way(health, each, NOON).equals("new"));
        health.reroute(table());
        assertThat(waiting).allMatch(each -> way(health, each, NOON).equals("later"));
    }

    @Test
    void lettersForARenamedSiteWaitAndGoWhenATableKnowsTheOldNameAgain() {
        var old = table(connector("post", 1, 1 << 30));
        var health = new ConnectorHealth(old, List.of());
        Connector renamed = new Connector(
                "post",
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        SiteId.of("SUD"), RoutingAddress.of("gw@south.example"), Cost.of(1))),
                new Allowance(1_000_000, 1 << 30, Schedule.ALWAYS));
        health.reroute(table(renamed));
        assertThat(way(health, 1, NOON)).isEqualTo("later");
        RouteQuery forwarded = RouteQueries.forwarded("forward-1", new byte[100]);
        assertThat(health.select(SOUTH, forwarded, NOON).chosen())
                .as("parked when forwarded")
                .isEmpty();
        assertThat(health.select(SiteId.of("SUD"), forwarded, NOON).chosen()).isPresent();
        health.reroute(old);
        assertThat(way(health, 1, NOON)).isEqualTo("post");
    }

    @Test
    void afterABounceAnotherWayIsPreferredForAnHour() {
        var health = healthOf(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        health.cameBack(SOUTH, "cheap", NOON);
        assertThat(way(health, 1, NOON)).isEqualTo("dear");
        assertThat(way(health, 1, NOON.plusSeconds(3600))).isEqualTo("cheap");
        var single = healthOf(connector("cheap", 1, 1 << 30));
        single.cameBack(SOUTH, "cheap", NOON);
        assertThat(way(single, 1, NOON)).as("no other way").isEqualTo("cheap");
    }

    @Test
    void letterIsInOneHandOnly() {
        var health = healthOf();
        assertThat(health.take(letter(1))).isTrue();
        assertThat(health.take(letter(1))).isFalse();
        health.putBack(letter(1));
        assertThat(health.take(letter(1))).isTrue();
    }
}
