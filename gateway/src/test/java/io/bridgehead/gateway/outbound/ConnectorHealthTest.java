package io.bridgehead.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.Retry;
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

    private static ConnectorHealth traffic(Connector... connectors) {
        return new ConnectorHealth(table(connectors), List.of());
    }

    private static String way(ConnectorHealth traffic, long number, Instant now) {
        Selection selection = traffic.select(letter(number), RouteQueries.own(letter(number)), now);
        return selection.isReady(now)
                ? selection.chosen().map(Candidate::connector).orElseThrow().name()
                : "later";
    }

    @Test
    void brokenConnectorIsLeftUntilItsPauseEndsAndThenTriedAgain() {
        var traffic = traffic(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        assertThat(way(traffic, 1, NOON)).isEqualTo("cheap");
        traffic.broke("cheap", PACE, NOON, "connection refused");
        assertThat(way(traffic, 1, NOON)).isEqualTo("dear");
        assertThat(way(traffic, 1, NOON.plusSeconds(60))).isEqualTo("cheap");
        traffic.broke("cheap", PACE, NOON.plusSeconds(60), "connection refused");
        assertThat(way(traffic, 1, NOON.plusSeconds(179))).as("twice as long").isEqualTo("dear");
        traffic.passed("cheap", 100, NOON.plusSeconds(180));
        assertThat(traffic.conditions(NOON.plusSeconds(181)))
                .containsEntry("cheap", new Condition(Retry.NONE, 100));
    }

    @Test
    void afterItsPauseAConnectorProvesItselfWhileTheOthersGoOn() {
        var traffic = traffic(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        traffic.broke("cheap", PACE, NOON, "connection refused");
        Instant later = NOON.plusSeconds(61);
        RouteQueries load = RouteQueries.own(letter(1));
        assertThat(traffic.selectBy("cheap", letter(1), load, later).chosen())
                .hasValueSatisfying(each -> assertThat(each.connector().name()).isEqualTo("cheap"));
        assertThat(traffic.selectBy("dear", letter(1), load, later).chosen())
                .hasValueSatisfying(each -> assertThat(each.connector().name()).isEqualTo("dear"));
        traffic.passed("cheap", 100, later);
        assertThat(traffic.selectBy("dear", letter(1), load, later).chosen())
                .hasValueSatisfying(each -> assertThat(each.connector().name()).isEqualTo("cheap"));
    }

    @Test
    void dayIsCountedAndEndsAtMidnight() {
        var traffic = traffic(connector("daily", 1, 20_000));
        assertThat(way(traffic, 1, NOON)).isEqualTo("daily");
        traffic.passed("daily", 15_000, NOON);
        assertThat(way(traffic, 2, NOON)).isEqualTo("later");
        assertThat(way(traffic, 2, Instant.parse("2026-07-02T00:00:00Z"))).isEqualTo("daily");
    }

    @Test
    void dayGoesOnAfterARestart() {
        var before = traffic(connector("daily", 1, 20_000));
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
        var traffic = traffic(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        traffic.triedInVain(letter(1), "cheap");
        assertThat(way(traffic, 1, NOON)).isEqualTo("dear");
        assertThat(way(traffic, 2, NOON)).isEqualTo("cheap");
        traffic.forget(letter(1));
        assertThat(way(traffic, 1, NOON)).isEqualTo("cheap");
    }

    @Test
    void changedTableReroutesAThousandLettersThatWait() {
        var traffic = traffic(connector("old", 1, 1 << 30));
        List<Long> waiting = IntStream.range(0, 1_000).mapToObj(Long::valueOf).toList();
        assertThat(waiting).allMatch(each -> way(traffic, each, NOON).equals("old"));
        traffic.reroute(table(connector("new", 1, 1 << 30)));
        assertThat(waiting).allMatch(each -> way(traffic, each, NOON).equals("new"));
        traffic.reroute(table());
        assertThat(waiting).allMatch(each -> way(traffic, each, NOON).equals("later"));
    }

    @Test
    void lettersForARenamedSiteWaitAndGoWhenATableKnowsTheOldNameAgain() {
        var old = table(connector("post", 1, 1 << 30));
        var traffic = new ConnectorHealth(old, List.of());
        Connector renamed = new Connector(
                "post",
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        SiteId.of("SUD"), RoutingAddress.of("gw@south.example"), Cost.of(1))),
                new Allowance(1_000_000, 1 << 30, Schedule.ALWAYS));
        traffic.reroute(table(renamed));
        assertThat(way(traffic, 1, NOON)).isEqualTo("later");
        assertThat(traffic.table().mailBytesMax(SOUTH))
                .as("parked when forwarded")
                .isZero();
        assertThat(traffic.table().mailBytesMax(SiteId.of("SUD"))).isEqualTo(1_000_000);
        traffic.reroute(old);
        assertThat(way(traffic, 1, NOON)).isEqualTo("post");
    }

    @Test
    void afterABounceAnotherWayIsPreferredForAnHour() {
        var traffic = traffic(connector("cheap", 1, 1 << 30), connector("dear", 9, 1 << 30));
        traffic.cameBack(SOUTH, "cheap", NOON);
        assertThat(way(traffic, 1, NOON)).isEqualTo("dear");
        assertThat(way(traffic, 1, NOON.plusSeconds(3600))).isEqualTo("cheap");
        var single = traffic(connector("cheap", 1, 1 << 30));
        single.cameBack(SOUTH, "cheap", NOON);
        assertThat(way(single, 1, NOON)).as("no other way").isEqualTo("cheap");
    }

    @Test
    void letterIsInOneHandOnly() {
        var traffic = traffic();
        assertThat(traffic.take(letter(1))).isTrue();
        assertThat(traffic.take(letter(1))).isFalse();
        traffic.putBack(letter(1));
        assertThat(traffic.take(letter(1))).isTrue();
    }
}
