package io.bridgehead.gateway.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            new Forwarding(HUB, 3, Duration.ofDays(1), site -> site.equals(SOUTH) ? LIMIT : 0);

    private static byte[] mail(SiteId to) {
        return new MailCodec()
                .encode(new OutgoingMail(
                        "1@north.example",
                        ORGANIZATION,
                        NORTH,
                        to,
                        SENDER,
                        RoutingAddress.of("gateway@hub.example"),
                        "Update",
                        "Directory replication.",
                        NOON,
                        "<x/>".getBytes(ISO_8859_1)));
    }

    private static byte[] with(String lines, byte[] mail) {
        return (lines + new String(mail, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private Handled receive(byte[] mail) {
        ForwardedMail freight = new ForwardedMail(Optional.of(SENDER), mail);
        return store.write(tx -> forwarding.receive(tx, RoutingHeaders.of(mail), freight, NOON));
    }

    @Test
    void mailForAnotherSiteWaitsUntouchedButForItsTrace() {
        byte[] mail = mail(SOUTH);
        assertThat(forwarding.concerns(RoutingHeaders.of(mail))).isTrue();
        assertThat(receive(mail)).isEqualTo(new Handled(Verdict.FORWARDED, "NORTH > HUB > SOUTH"));
        Letter letter = store.outbox().due(SOUTH, NOON, 9).get(0);
        ForwardedMail freight = ForwardedMail.of(letter.content().payload());
        assertThat(freight.sender()).contains(SENDER);
        assertThat(freight.mail()).isEqualTo(with("Bridgehead-Trace: 2 HUB\r\n", mail));
        assertThat(RoutingHeaders.of(freight.mail()).trace()).containsExactly(NORTH, HUB);
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
        ForwardedMail freight = new ForwardedMail(Optional.empty(), mail);
        assertThat(ForwardedMail.of(freight.payload()).sender()).isEmpty();
        assertThat(ForwardedMail.of(freight.payload()).mail()).isEqualTo(mail);
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
