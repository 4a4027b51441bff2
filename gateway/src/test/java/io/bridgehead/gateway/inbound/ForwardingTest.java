package io.bridgehead.gateway.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.Arrival;
import io.bridgehead.gateway.mail.BounceReport;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.mail.SizeRefusals;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.SizeRefusal;
import io.bridgehead.gateway.outbound.SizeReports;
import io.bridgehead.gateway.outbound.WayChoice;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connection;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final SiteId NORTH = SiteId.of("NORTH");
    private static final SiteId HUB = SiteId.of("HUB");
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final RoutingAddress SENDER = RoutingAddress.of("gateway@north.example");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final long LIMIT = 10_000;
    private static final UUID ORGANIZATION = new UUID(1, 2);

    private final MemoryStore store =
            new MemoryStore(new Identity(ORGANIZATION, "o=Example", HUB, "HUB-GW", Epoch.NONE));
    private final Forwarding forwarding =
            new Forwarding(HUB, 3, Duration.ofDays(1), ways(List.of(to(SOUTH)), List.of()));

    private static Connector to(SiteId next) {
        return new Connector(
                "to " + next,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        next, RoutingAddress.of("gw@" + next + ".example"), Cost.of(1))),
                new Allowance(LIMIT, 1 << 30, Schedule.ALWAYS));
    }

    private static WayChoice ways(List<Connector> connectors, List<Connection> published) {
        return new ConnectorHealth(RoutingTable.compute(HUB, connectors, published), List.of());
    }

    private static byte[] mail(SiteId to) {
        return new MailCodec()
                .encode(new OutgoingMail(
                        "1@north.example",
                        ORGANIZATION,
                        new OutgoingMail.End(NORTH, SENDER),
                        new OutgoingMail.End(to, RoutingAddress.of("gateway@hub.example")),
                        "Update",
                        "Directory replication.",
                        NOON,
                        "<x/>".getBytes(ISO_8859_1)));
    }

    private static byte[] with(String lines, byte[] mail) {
        return (lines + new String(mail, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private static Forwarding forwardingBy(WayChoice ways) {
        return new Forwarding(HUB, 3, Duration.ofDays(1), ways);
    }

    private static Connector opening(Connector connector, Schedule schedule) {
        return new Connector(
                connector.name(),
                connector.relayHost(),
                connector.relayPort(),
                connector.addressSpaces(),
                connector.connectedSites(),
                new Allowance(LIMIT, 1 << 30, schedule));
    }

    private Handled receive(byte[] mail) {
        return receive(forwarding, mail);
    }

    private Handled receive(Forwarding by, byte[] mail) {
        ForwardedMail received = new ForwardedMail(Optional.of(SENDER), mail);
        return store.write(tx -> by.receive(tx, RoutingHeaders.of(mail), received, NOON));
    }

    @Test
    void mailForAnotherSiteWaitsUntouchedButForItsTrace() {
        byte[] mail = mail(SOUTH);
        assertThat(forwarding.concerns(RoutingHeaders.of(mail))).isTrue();
        assertThat(receive(mail)).isEqualTo(new Handled(Verdict.FORWARDED, "NORTH > HUB > SOUTH"));
        Letter letter = store.outbox().due(SOUTH, NOON, 9).get(0);
        ForwardedMail received = ForwardedMail.of(letter.content().payload());
        assertThat(received.sender()).contains(SENDER);
        assertThat(received.mail()).isEqualTo(with("Bridgehead-Trace: 2 HUB\r\n", mail));
        assertThat(RoutingHeaders.of(received.mail()).trace()).containsExactly(NORTH, HUB);
    }

    @Test
    void sameMailTwiceIsOneLetter() {
        receive(mail(SOUTH));
        receive(mail(SOUTH));
        assertThat(store.outbox().size()).isEqualTo(1);
    }

    @Test
    void nullSenderStaysNull() {
        byte[] mail = mail(SOUTH);
        ForwardedMail received = new ForwardedMail(Optional.empty(), mail);
        assertThat(ForwardedMail.of(received.payload()).sender()).isEmpty();
        assertThat(ForwardedMail.of(received.payload()).mail()).isEqualTo(mail);
    }

    @Test
    void ownNameInTheTraceIsALoopWhateverTheOrderOfTheLines() {
        byte[] mail =
                with("Bridgehead-Trace: 3 EAST\r\nBridgehead-Trace:\r\n 2 HUB\r\n", mail(SOUTH));
        assertThat(receive(mail))
                .isEqualTo(new Handled(
                        Verdict.LOOPED, "for SOUTH it came back here: NORTH > HUB > EAST > HUB"));
        assertThat(store.outbox().size()).isZero();
    }

    @Test
    void mailOfTooManyHopsIsParked() {
        byte[] mail = mail(SOUTH);
        for (String site : List.of("A", "B", "C")) {
            mail = RoutingHeaders.of(mail).stamped(mail, SiteId.of(site));
        }
        assertThat(receive(mail))
                .isEqualTo(new Handled(
                        Verdict.TOO_MANY_HOPS, "for SOUTH, limit 3: NORTH > A > B > C > HUB"));
    }

    @Test
    void mailForASiteToWhichNoWayLeadsIsParked() {
        Handled outcome = receive(mail(SiteId.of("WEST")));
        assertThat(outcome.verdict()).isEqualTo(Verdict.UNROUTABLE);
        assertThat(outcome.toString())
                .contains("no way leads to WEST: NORTH > HUB")
                .contains("Cure: add a connected-site for WEST")
                .contains("if that site was renamed");
        assertThat(store.outbox().size()).isZero();
    }

    /** NORTH > MIDDLE > HUB, and HUB reaches SOUTH through MIDDLE only. */
    @Test
    void mailWhoseOnlyWayLeadsBackIsParkedAtOnceWithItsPathAndTheReason() {
        SiteId middle = SiteId.of("MIDDLE");
        byte[] mail = RoutingHeaders.of(mail(SOUTH)).stamped(mail(SOUTH), middle);
        Connection onward = new Connection(middle, SOUTH, 1);
        var lost = forwardingBy(ways(List.of(to(middle)), List.of(onward)));
        Handled outcome = receive(lost, mail);
        assertThat(outcome.verdict()).isEqualTo(Verdict.UNROUTABLE);
        assertThat(outcome.verdict().isQuarantined()).isTrue();
        assertThat(outcome.detail())
                .contains("no way leads on to SOUTH: NORTH > MIDDLE > HUB")
                .contains("MIDDLE has had the message")
                .contains("Cure: ");
        assertThat(store.outbox().size()).as("nothing waits in vain").isZero();
        var saved = forwardingBy(ways(List.of(to(middle), to(SOUTH)), List.of(onward)));
        assertThat(receive(saved, mail).verdict()).isEqualTo(Verdict.FORWARDED);
    }

    @Test
    void mailWhoseOnlyConnectorNeverOpensIsParkedAndMailThatMayGoLaterWaits() {
        Connector always = to(SOUTH);
        assertThat(receive(
                        forwardingBy(ways(List.of(opening(always, Schedule.NEVER)), List.of())),
                        mail(SOUTH)))
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo(Verdict.UNROUTABLE);
                    assertThat(each.detail()).contains("connector to SOUTH never opens");
                });
        Schedule nights = Schedule.of("22:00-06:00", ZoneOffset.UTC);
        assertThat(receive(
                                forwardingBy(ways(List.of(opening(always, nights)), List.of())),
                                mail(SOUTH))
                        .verdict())
                .isEqualTo(Verdict.FORWARDED);
    }

    /** One way leads back, the other is too narrow: a larger limit is the cure. */
    @Test
    void ofSeveralReasonsTheOneThatCanBeCuredHereIsTold() {
        SiteId middle = SiteId.of("MIDDLE");
        byte[] mail = with(filler(mail(SOUTH), (int) LIMIT + 1), mail(SOUTH));
        byte[] back = RoutingHeaders.of(mail).stamped(mail, middle);
        WayChoice ways =
                ways(List.of(to(middle), to(SOUTH)), List.of(new Connection(middle, SOUTH, 1)));
        assertThat(receive(forwardingBy(ways), back).verdict()).isEqualTo(Verdict.TOO_LARGE);
    }

    @Test
    void mailLargerThanAnyConnectorTakesIsParkedWithItsSizeTheLimitAndTheCure() {
        byte[] mail = mail(SOUTH);
        int trace = "Bridgehead-Trace: 2 HUB\r\n".length();
        byte[] largest = with(filler(mail, (int) LIMIT - trace), mail);
        assertThat(receive(largest).verdict()).isEqualTo(Verdict.FORWARDED);
        byte[] larger = with(filler(mail, (int) LIMIT - trace + 1), mail);
        Handled outcome = receive(larger);
        assertThat(outcome.verdict()).isEqualTo(Verdict.TOO_LARGE);
        assertThat(outcome.verdict().isQuarantined()).isTrue();
        assertThat(outcome.toString())
                .contains("for SOUTH, 10001 bytes", "more than 10000", "NORTH > HUB")
                .contains("Cure: raise max-message-size of a connector to SOUTH");
        assertThat(store.outbox().size()).as("the first alone").isEqualTo(1);
    }

    /** A gateway on the way cannot divide the mail. Its writer can, and so it must learn the limit. */
    @Test
    void writerOfMailThatIsTooLargeIsToldTheLimit() {
        ReturnPaths paths = new ReturnPaths(SENDER, Optional.of("+"), List.of("relay"));
        String message = ReturnPaths.messageId(Epoch.NONE, SOUTH, 7);
        RoutingAddress returns = paths.of(message, "relay");
        ConnectorHealth ways = (ConnectorHealth) ways(List.of(to(SOUTH), to(NORTH)), List.of());
        ways.limits()
                .learn(
                        "to SOUTH",
                        SOUTH,
                        new SizeRefusal(9_000, OptionalLong.of(8_200), true, "SIZE"),
                        NOON);
        byte[] large = with(filler(mail(SOUTH), 9_000), mail(SOUTH));
        SizeReports reports = new SizeReports(HUB, RoutingAddress.of("gw@hub.example"));
        Forwarding telling = new Forwarding(HUB, 3, Duration.ofDays(1), ways, Optional.of(reports));
        Handled outcome = store.write(tx -> telling.receive(
                tx,
                RoutingHeaders.of(large),
                new ForwardedMail(Optional.of(returns), large),
                NOON));
        assertThat(outcome.verdict()).isEqualTo(Verdict.RETURNED);
        assertThat(outcome.verdict().isQuarantined()).isFalse();
        Letter report = store.outbox().due(NORTH, NOON, 9).get(0);
        ForwardedMail sent = ForwardedMail.of(report.content().payload());
        assertThat(sent.sender()).as("no report about a report").isEmpty();
        assertThat(RoutingHeaders.of(sent.mail()).to()).contains(NORTH);
        assertThat(RoutingHeaders.of(sent.mail()).trace()).containsExactly(HUB);
        DecodedMail read =
                new MailCodec().decode(sent.mail(), new Arrival(Optional.empty(), SENDER, paths));
        assertThat(read).isInstanceOfSatisfying(DecodedMail.Bounce.class, bounce -> {
            assertThat(bounce.report().action()).isEqualTo(BounceReport.Action.FAILED);
            assertThat(bounce.report().status()).isEqualTo("5.3.4");
            assertThat(SizeRefusals.told(bounce.report().text())).hasValue(8_200);
            assertThat(bounce.returnedTo().stream()
                            .flatMap(each -> paths.at(each, Epoch.NONE, List.of(SOUTH)).stream()))
                    .containsExactly(new ReturnPaths.Returned(SOUTH, 7, Optional.of("relay")));
        });
    }

    @Test
    void mailThatIsTooLargeStaysHereIfItsWriterCannotBeTold() {
        byte[] large = with(filler(mail(SOUTH), (int) LIMIT + 1), mail(SOUTH));
        Forwarding telling = new Forwarding(
                HUB,
                3,
                Duration.ofDays(1),
                ways(List.of(to(SOUTH)), List.of()),
                Optional.of(new SizeReports(HUB, RoutingAddress.of("gw@hub.example"))));
        assertThat(receive(telling, large).verdict())
                .as("no way leads back")
                .isEqualTo(Verdict.TOO_LARGE);
        Handled nameless = store.write(tx -> telling.receive(
                tx, RoutingHeaders.of(large), new ForwardedMail(Optional.empty(), large), NOON));
        assertThat(nameless.verdict()).as("a report itself").isEqualTo(Verdict.TOO_LARGE);
    }

    /** A header line that makes the mail this long. */
    private static String filler(byte[] mail, int length) {
        return "X: " + "x".repeat(length - mail.length - 5) + "\r\n";
    }

    @Test
    void mailForUsOrForTwoSitesOrOfStrangersIsNotForwarded() {
        assertThat(forwarding.concerns(RoutingHeaders.of(mail(HUB)))).isFalse();
        byte[] two = with("Bridgehead-To: WEST\r\n", mail(SOUTH));
        assertThat(forwarding.concerns(RoutingHeaders.of(two))).isFalse();
        byte[] strange = "Bridgehead-To: SOUTH\r\n\r\nBuy now.\r\n".getBytes(ISO_8859_1);
        assertThat(forwarding.concerns(RoutingHeaders.of(strange))).isFalse();
        byte[] odd = with("", "Bridgehead-To: \u0000".getBytes(ISO_8859_1));
        assertThat(forwarding.concerns(RoutingHeaders.of(odd))).isFalse();
        assertThat(RoutingHeaders.of(new byte[0]).to()).isEmpty();
    }
}
