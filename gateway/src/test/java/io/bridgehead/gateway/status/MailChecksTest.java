package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.NOW;
import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.Overview.MailboxRow;
import io.bridgehead.gateway.control.Overview.SetAside;
import io.bridgehead.gateway.outbound.ConnectorQueue;
import io.bridgehead.gateway.outbound.ConnectorQueue.Departure;
import io.bridgehead.gateway.outbound.DeliveryFailure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.outbound.SizeRefusal;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Connection;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MailChecksTest {
    private final GatewayTwin gateway = new GatewayTwin();

    @Test
    void mailInQuarantineIsReportedOnceByWhatItAsksOfTheOperator() {
        gateway.quarantined = List.of(
                aside("1", "MALFORMED", "MALFORMED: NOT_XML"),
                aside("2", "WRONG_SITE", "WRONG_SITE: for WEST"),
                aside("3", "NOT_OURS", "NOT_OURS: no sign of us"),
                aside("7", "TOO_LARGE", "TOO_LARGE: for SOUTH, 10001 bytes"));
        assertThat(Found.codes(gateway))
                .containsExactly(FindingCode.QUARANTINED, FindingCode.TOO_LARGE);
        assertThat(Found.only(gateway, FindingCode.QUARANTINED).arguments())
                .containsExactly(entry("mails", "2"));
        assertThat(Found.only(gateway, FindingCode.FOREIGN_MAIL).arguments())
                .containsExactly(entry("mails", "1"));
        assertThat(Found.only(gateway, FindingCode.TOO_LARGE).arguments())
                .containsExactly(
                        entry("id", "7"),
                        entry("mails", "1"),
                        entry("reason", "TOO_LARGE: for SOUTH, 10001 bytes"));
        assertThat(Found.in(gateway))
                .filteredOn(each -> each.arguments().containsKey("mails"))
                .allMatch(each -> each.command().equals("./bridgehead queue"));
    }

    /** Before, status said only that some mail is in quarantine. */
    @Test
    void mailOfAStrangerAndMailInACircleAreFindingsOfTheirOwn() {
        gateway.quarantined = List.of(
                aside("4", "UNKNOWN_PARTNER", "UNKNOWN_PARTNER: from WEST, which is no partner"),
                aside("5", "LOOPED", "LOOPED: for SOUTH it came back here: A > B > A"),
                aside("6", "TOO_MANY_HOPS", "TOO_MANY_HOPS: for SOUTH, limit 3"));
        assertThat(Found.codes(gateway)).containsExactly(FindingCode.STRANGER, FindingCode.LOOPED);
        assertThat(Found.only(gateway, FindingCode.STRANGER).sentence())
                .isEqualTo("1 mail in quarantine is from a site that is no partner here. The first"
                        + " is mail 4: UNKNOWN_PARTNER: from WEST, which is no partner");
        assertThat(Found.only(gateway, FindingCode.LOOPED).sentence())
                .startsWith("2 mails for another site came round in a circle")
                .contains("A > B > A");
    }

    @Test
    void mailThatEndedTheGatewayIsAFindingWithItsReason() {
        gateway.quarantined = List.of(
                aside("8", "ENDED_GATEWAY", "ENDED_GATEWAY: 2 starts ended while they opened it"));
        assertThat(Found.only(gateway, FindingCode.ENDED_GATEWAY).sentence())
                .contains("1 mail, now in quarantine")
                .contains("mail 8: ENDED_GATEWAY: 2 starts");
    }

    @Test
    void mailThatNoGatewayWroteIsANoteOnly() {
        gateway.quarantined = List.of(aside("3", "NOT_OURS", "NOT_OURS"));
        assertThat(Found.codes(gateway)).isEmpty();
        assertThat(StatusReader.of(gateway).notes())
                .extracting(Finding::code)
                .containsExactly(FindingCode.FOREIGN_MAIL);
    }

    private static SetAside aside(String id, String verdict, String reason) {
        return new SetAside(id, verdict, reason, 10);
    }

    @Test
    void defectsOfThisProgramAreReportedAndCounted() {
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.internalErrors = 2;
        assertThat(Found.only(gateway, FindingCode.INTERNAL_ERROR).arguments())
                .containsExactly(entry("mails", "2"));
    }

    @Test
    void mailboxIsReportedAfterThreeFailuresInARow() {
        gateway.mailboxes = List.of(mailbox(0));
        assertThat(Found.in(gateway))
                .extracting(Finding::code)
                .containsExactly(FindingCode.LINK_WORKING);
        gateway.mailboxes = List.of(mailbox(2));
        assertThat(Found.codes(gateway)).isEmpty();
        assertThat(Found.only(gateway, FindingCode.MAILBOX_RECONNECTING).arguments())
                .containsExactly(
                        entry("failures", "2"),
                        entry("mailbox", "imaps://us@host:993/INBOX"),
                        entry("reason", "gone"));
        gateway.mailboxes = List.of(mailbox(3));
        Finding found = Found.only(gateway, FindingCode.MAILBOX_NOT_READ);
        assertThat(found.arguments()).containsEntry("failures", "3");
        assertThat(found.command()).isEqualTo("./bridgehead check-config");
    }

    @Test
    void mailThatStaysInAMailboxIsReportedWithAnExample() {
        gateway.mailboxes = List.of(mailbox(0, "mail 7 (1.7): too large", "mail 8: damaged"));
        assertThat(Found.only(gateway, FindingCode.MAILBOX_LEFT).arguments())
                .containsEntry("mails", "2")
                .containsEntry("example", "mail 7 (1.7): too large");
    }

    private static MailboxRow mailbox(int failures, String... left) {
        return new MailboxRow(
                "imaps://us@host:993/INBOX",
                "",
                0,
                failures,
                failures == 0 ? "" : "gone",
                false,
                List.of(left),
                0);
    }

    @Test
    void mailboxThatRefusesUsIsReportedAtOnce() {
        gateway.mailboxes = List.of(new MailboxRow(
                "imaps://us@host:993/INBOX", "", 0, 1, "login refused", true, List.of(), 0));
        Finding found = Found.only(gateway, FindingCode.MAILBOX_NOT_READ);
        assertThat(found.arguments()).containsEntry("reason", "login refused");
        assertThat(found.sentence()).contains("could not be read the last time: login refused");
    }

    @Test
    void mailForPeopleInAMailboxIsNoTrouble() {
        gateway.mailboxes = List.of(
                new MailboxRow("imaps://us@host:993/INBOX", "", 0, 0, "", false, List.of(), 2_000));
        assertThat(Found.codes(gateway)).isEmpty();
    }

    @Test
    void letterIsReportedAfterThreeTries() {
        post("Status", "m1", new byte[1]);
        long number = gateway.store.outbox().list(1).get(0).number();
        gateway.store.outbox().deferred(number, NOW, "refused");
        gateway.store.outbox().deferred(number, NOW, "refused");
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.store.outbox().deferred(number, NOW, "connection refused");
        Finding found = Found.only(gateway, FindingCode.CANNOT_SEND);
        assertThat(found.arguments())
                .containsExactly(
                        entry("attempts", "3"),
                        entry("reason", "connection refused"),
                        entry("site", "SOUTH"));
        assertThat(found.command()).isEqualTo("./bridgehead queue");
    }

    /** Each status takes the place of the one before, so no letter is tried often. */
    @Test
    void connectorThatFailsAgainAndAgainIsAFindingThoughItsLettersAreNew() {
        ConnectorQueue queue = new ConnectorQueue(
                GatewayTwin.to(SOUTH),
                new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1)),
                gateway.store.outbox(),
                gateway.health,
                new RouteQueries(gateway.store.outbox()));
        for (int i = 0; i < 3; i++) {
            post("Status", "m" + i, new byte[1]);
            assertThat(Found.in(gateway))
                    .extracting(Finding::code)
                    .as("after %s failures", i)
                    .doesNotContain(FindingCode.CANNOT_SEND);
            LetterHead letter = gateway.store.outbox().list(9).get(0);
            Departure departure = queue.take(letter, gateway.now).orElseThrow();
            queue.failed(
                    departure,
                    new DeliveryFailure(Blame.CONNECTOR, "relay.example:25 refuses the connection"),
                    gateway.now);
            queue.sent(departure, gateway.now);
            queue.putBack(departure);
            gateway.now = gateway.now.plus(Duration.ofHours(1));
        }
        gateway.now = gateway.now.minus(Duration.ofHours(1));
        post("Status", "m4", new byte[1]);
        Finding found = Found.only(gateway, FindingCode.CANNOT_SEND);
        assertThat(found.arguments())
                .containsEntry("attempts", "3")
                .containsEntry("reason", "relay.example:25 refuses the connection");
        post(SiteId.of("EAST"), "Status", "e1", new byte[1]);
        long other = gateway.store.outbox().list(9).get(1).number();
        for (int i = 0; i < 3; i++) {
            gateway.store.outbox().deferred(other, gateway.now, "refused");
        }
        assertThat(Found.in(gateway))
                .as("often tried mail for another site does not hide it")
                .filteredOn(each -> each.code() == FindingCode.CANNOT_SEND)
                .extracting(each -> each.arguments().get("site"))
                .containsExactlyInAnyOrder("EAST", "SOUTH");
    }

    @Test
    void mailThatWaitsForItsConnectorIsShownWithTheTimeAndTheReason() {
        post("Status", "m1", new byte[1]);
        assertThat(Found.in(gateway))
                .extracting(Finding::code)
                .doesNotContain(FindingCode.MAIL_WAITS);
        gateway.health.reroute(RoutingTable.compute(
                gateway.health.table().self(),
                List.of(closed(GatewayTwin.to(SOUTH), "22:00-06:00")),
                List.of()));
        post("Status", "m2", new byte[1]);
        Finding found = Found.only(gateway, FindingCode.MAIL_WAITS);
        assertThat(found.sentence())
                .isEqualTo("2 mails to SOUTH wait for connector relay: closed (22:00-06:00 UTC),"
                        + " free at 2026-03-01T22:00:00Z");
        assertThat(StatusReader.of(gateway).working()).contains(found);
    }

    private static Connector closed(Connector connector, String windows) {
        return new Connector(
                connector.name(),
                connector.relayHost(),
                connector.relayPort(),
                connector.addressSpaces(),
                connector.connectedSites(),
                new Allowance(1_000_000, 1 << 30, Schedule.of(windows, ZoneId.of("UTC"))));
    }

    @Test
    void mailThatIsCutSmallerThanConfiguredIsANoteWithTheRelaysWords() {
        gateway.health
                .limits()
                .learn(
                        "relay",
                        SOUTH,
                        new SizeRefusal(272_000, OptionalLong.empty(), false, "552 5.3.4 Too big"),
                        NOW);
        Finding found = Found.only(gateway, FindingCode.SIZE_LIMIT_LEARNED);
        assertThat(found.sentence())
                .contains("mail for SOUTH by connector relay is cut to 136000 bytes")
                .contains("552 5.3.4 Too big");
        assertThat(found.command()).isEqualTo("./bridgehead route forget-limits SOUTH");
        assertThat(Found.codes(gateway)).isEmpty();
    }

    @Test
    void forwardedMailTooLargeForEveryConnectorIsReported() {
        forward("forward-1", new byte[2_000_000]);
        Finding found = Found.only(gateway, FindingCode.NO_WAY);
        assertThat(found.arguments())
                .containsEntry("site", "SOUTH")
                .containsEntry("bytes", "2000000")
                .containsEntry("expires", "2026-03-01T12:01:00Z");
        assertThat(found.arguments().get("reasons"))
                .contains("connector relay takes 1000000, and it is forwarded whole");
        assertThat(found.command()).isEqualTo("./bridgehead route explain SOUTH --mail forward-1");
    }

    /** While the mail waits, the only table changes: now its way leads back to MIDDLE. */
    @Test
    void forwardedMailThatLosesItsLastWayWhileItWaitsIsReported() {
        SiteId middle = SiteId.of("MIDDLE");
        String headers = String.join(
                "\r\n",
                "Bridgehead-Payload: 1",
                "Bridgehead-To: SOUTH",
                "Bridgehead-Trace: 1 EAST",
                "Bridgehead-Trace: 2 MIDDLE",
                "",
                "");
        forward("forward-7", headers.getBytes(StandardCharsets.US_ASCII));
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.health.reroute(RoutingTable.compute(
                gateway.health.table().self(),
                List.of(GatewayTwin.to(middle)),
                List.of(new Connection(middle, SOUTH, 1))));
        Finding found = Found.only(gateway, FindingCode.NO_WAY);
        assertThat(found.arguments().get("reasons")).contains("MIDDLE has had the message");
        assertThat(found.command()).isEqualTo("./bridgehead route explain SOUTH --mail forward-7");
    }

    private void forward(String messageId, byte[] mail) {
        post(ForwardedMail.KIND, messageId, new ForwardedMail(Optional.empty(), mail).payload());
    }

    private void post(String kind, String messageId, byte[] payload) {
        post(SOUTH, kind, messageId, payload);
    }

    private void post(SiteId to, String kind, String messageId, byte[] payload) {
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(to, messageId, "", kind, NOW, NOW.plusSeconds(60)), payload));
            return 0;
        });
    }
}
