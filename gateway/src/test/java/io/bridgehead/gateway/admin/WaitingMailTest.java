package io.bridgehead.gateway.admin;

import static io.bridgehead.gateway.admin.GatewayTwin.NOW;
import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.gateway.admin.RoutesReport.ConnectorRow;
import io.bridgehead.gateway.admin.RoutesReport.LimitRow;
import io.bridgehead.gateway.outbound.SizeLimits;
import io.bridgehead.gateway.outbound.SizeRefusal;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** {@code queue} and {@code route list} say what waiting mail waits for, and until when. */
class WaitingMailTest {
    private static final Instant OPENS = Instant.parse("2026-03-01T22:00:00Z");
    private static final String CLOSED =
            "connector relay: closed (22:00-06:00 UTC), free at 2026-03-01T22:00:00Z";

    private final GatewayTwin gateway = new GatewayTwin();

    private void close() {
        Connector relay = GatewayTwin.to(SOUTH);
        Connector closed = new Connector(
                relay.name(),
                relay.relayHost(),
                relay.relayPort(),
                relay.addressSpaces(),
                relay.connectedSites(),
                new Allowance(1_000_000, 1 << 30, Schedule.of("22:00-06:00", ZoneId.of("UTC"))));
        gateway.health.reroute(RoutingTable.compute(GatewayTwin.NORTH, List.of(closed), List.of()));
    }

    private void post(String id) {
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(SOUTH, id, "", "Update", NOW, NOW.plus(Duration.ofDays(7))),
                    new byte[10]));
            return 0;
        });
    }

    private WaitingRow onlyWaiting() {
        return new QueueEndpoint(gateway).list().waiting().get(0);
    }

    @Test
    void letterWhoseConnectorIsFreeWaitsForNothing() {
        post("m1");
        assertThat(onlyWaiting().next().waitsFor()).isEmpty();
        assertThat(onlyWaiting().next().at()).isEqualTo(NOW);
        ConnectorRow relay = new RouteEndpoint(gateway).list().connectors().get(0);
        assertThat(relay.waitingMails()).isZero();
        assertThat(relay.waitsFor()).isEmpty();
        assertThat(relay.bytesPerDay()).isEqualTo(1 << 30);
    }

    /** Before, its next try was in the past, and no word said why it stayed. */
    @Test
    void letterForAClosedConnectorShowsWhenItOpens() {
        close();
        post("m1");
        post("m2");
        assertThat(onlyWaiting().next().waitsFor()).isEqualTo(CLOSED);
        assertThat(onlyWaiting().next().at()).isEqualTo(OPENS);
        RoutesReport routes = new RouteEndpoint(gateway).list();
        assertThat(routes.connectors().get(0).waitingMails()).isEqualTo(2);
        assertThat(routes.connectors().get(0).waitsFor()).isEqualTo(CLOSED);
        assertThat(routes.routes().get(0).state()).isEqualTo("from " + OPENS + ", " + CLOSED);
    }

    /** Before, people read nanoseconds. */
    @Test
    void timesAreShownToTheSecond() {
        close();
        gateway.now = NOW.plusNanos(345_441_926);
        post("m1");
        long number = gateway.store.outbox().list(1).get(0).number();
        gateway.store.outbox().deferred(number, OPENS.plusNanos(441_926), "451 later");
        String all = new QueueEndpoint(gateway).list()
                + new RouteEndpoint(gateway).list().toString();
        assertThat(all).contains("2026-03-01T22:00:00Z").doesNotContainPattern(":\\d\\d\\.\\d");
    }

    /** What is tried again later than the connector opens keeps its own time. */
    @Test
    void letterThatIsTriedLaterKeepsItsTime() {
        close();
        post("m1");
        long number = gateway.store.outbox().list(1).get(0).number();
        Instant later = OPENS.plusSeconds(60);
        gateway.store.outbox().deferred(number, later, "451 later");
        assertThat(onlyWaiting().next().at()).isEqualTo(later);
        assertThat(onlyWaiting().next().trouble()).isEqualTo("451 later");
    }

    @Test
    void learnedLimitIsListedWithItsEndUntilItIsForgotten() {
        gateway.health
                .limits()
                .learn(
                        "relay",
                        SOUTH,
                        new SizeRefusal(272_000, OptionalLong.empty(), false, "5.3.4 Too big"),
                        NOW);
        assertThat(new RouteEndpoint(gateway).list().limits())
                .containsExactly(new LimitRow(
                        "relay",
                        "SOUTH",
                        136_000,
                        NOW,
                        NOW.plus(SizeLimits.KEPT),
                        "5.3.4 Too big"));
    }
}
