package io.bridgehead.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.smtp.Delivery;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpSender;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.wire.WireCodec;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mail that anybody can send to a gateway by SMTP: each gets its verdict, and after each a change
 * still crosses.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HostileMailTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SmtpSender attacker = new SmtpSender("host.test");
    private TestSite north;
    private TestSite south;
    private Identity self;
    private int people;

    @BeforeAll
    void start(@TempDir Path folder) {
        north = new TestSite(folder, "NORTH").statusEvery("1s");
        south = new TestSite(folder, "SOUTH").statusEvery("1s");
        north.partner(south, south.port()).found().start();
        south.partner(north, north.port()).found().start();
        self = north.gateway().store().read(directory -> directory.self());
    }

    @AfterAll
    void stop() {
        attacker.close();
        north.close();
        south.close();
    }

    @AfterEach
    void changeStillCrosses() {
        people++;
        north.addPeople(people, 1);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(south.totalsOf(north).live()).isEqualTo(people + 1);
            assertThat(south.export()).isEqualTo(north.export());
        });
    }

    @Test
    void mailOfPeopleIsNotOurs() {
        assertVerdict(Verdict.NOT_OURS, golden("not-ours"));
        assertVerdict(Verdict.NOT_OURS, golden("spam"));
        assertVerdict(Verdict.NOT_OURS, golden("empty"));
    }

    @Test
    void answeringMachineIsNotAnswered() {
        assertVerdict(Verdict.AUTO_REPLY, golden("vacation"));
        assertVerdict(Verdict.AUTO_REPLY, golden("vacation-with-our-payload"));
    }

    @Test
    void bounceOfNoMailOfOursIsNoted() {
        assertVerdict(Verdict.BOUNCE_UNMATCHED, golden("bounce-failed"));
        assertVerdict(Verdict.BOUNCE_UNMATCHED, golden("bounce-qmail"));
        assertVerdict(Verdict.BOUNCE_UNMATCHED, golden("bounce-delayed"));
    }

    @Test
    void bounceOfOneOfOursMakesUsAskEarlierAndNothingElse() {
        String ours = south.gateway().store().read(Directory::self).epoch() + ".NORTH.1";
        byte[] bounce = new String(golden("bounce-failed"), ISO_8859_1)
                .replace("north.0001.7@north.example", ours + "@south.test")
                .getBytes(ISO_8859_1);
        assertVerdict(Verdict.BOUNCED, bounce);
        assertVerdict(Verdict.BOUNCED, bounce);
    }

    @Test
    void bounceToTheReturnPathOfAMessageIsOfThatMessage() {
        String ours = south.gateway().store().read(Directory::self).epoch() + ".NORTH.1";
        RoutingAddress path = new ReturnPaths(
                        RoutingAddress.of(south.address()), Optional.of("+"), List.of("to-NORTH"))
                .of(ours, "to-NORTH");
        assertVerdict(Verdict.BOUNCED, golden("bounce-without-original"), path);
        assertVerdict(Verdict.DELIVERY_REPORTED, golden("bounce-delayed"), path);
    }

    @Test
    void truncatedPayloadIsMalformed() {
        byte[] mail = mail(request(header("NORTH", "SOUTH", self.organization())));
        String cut = new String(mail, 0, mail.length - 150, ISO_8859_1) + "\r\n";
        assertVerdict(Verdict.MALFORMED, cut.getBytes(ISO_8859_1));
    }

    @Test
    void payloadOfNoiseIsMalformed() {
        assertVerdict(Verdict.MALFORMED, mail("<Update".getBytes(UTF_8)));
        assertVerdict(Verdict.MALFORMED, mail(new byte[5000]));
        assertVerdict(
                Verdict.MALFORMED, mail("<Update xmlns='urn:bridgehead:wire:1'/>".getBytes(UTF_8)));
    }

    @Test
    void entityBombIsMalformed() {
        assertVerdict(Verdict.MALFORMED, mail("""
                <?xml version="1.0"?>
                <!DOCTYPE Status [<!ENTITY a SYSTEM "file:///etc/passwd">]>
                <Status xmlns="urn:bridgehead:wire:1" version="1.0">&a;</Status>
                """.getBytes(UTF_8)));
    }

    @Test
    void payloadThatARelayReEncodedIsRead() throws Exception {
        byte[] mail = mail(request(header("NORTH", "SOUTH", self.organization())));
        assertVerdict(Verdict.REFUSED_NOT_OFFERED, quotedPrintable(mail));
    }

    @Test
    void messageOfAnotherOrganizationIsSetAside() {
        assertVerdict(
                Verdict.WRONG_ORGANIZATION,
                mail(request(header("NORTH", "SOUTH", new UUID(7, 7)))));
    }

    @Test
    void messageForAnotherSiteIsSetAside() {
        assertVerdict(
                Verdict.WRONG_SITE, mail(request(header("NORTH", "EAST", self.organization()))));
    }

    @Test
    void messageOfAStrangerIsSetAside() {
        assertVerdict(
                Verdict.UNKNOWN_PARTNER,
                mail(request(header("MARS", "SOUTH", self.organization()))));
        assertVerdict(
                Verdict.UNKNOWN_PARTNER,
                mail(request(header("SOUTH", "SOUTH", self.organization()))));
    }

    @Test
    void partOfAStrangersMessageIsSetAside() {
        assertVerdict(Verdict.UNKNOWN_PARTNER, part(self.organization(), SiteId.of("MARS")));
        assertVerdict(Verdict.WRONG_ORGANIZATION, part(new UUID(7, 7), north.site()));
        assertVerdict(Verdict.PART_KEPT, part(self.organization(), north.site()));
    }

    @Test
    void messageOfAnotherMajorVersionIsRefusedByName() {
        String xml = new String(request(header("NORTH", "SOUTH", self.organization())), UTF_8);
        String reason = assertVerdict(
                Verdict.MALFORMED,
                mail(xml.replace("wire:1\" version=\"1.0\"", "wire:1\" version=\"9.0\"")
                        .getBytes(UTF_8)));
        assertThat(reason).contains("UNSUPPORTED_VERSION").contains("9.0");
        assertVerdict(
                Verdict.MALFORMED,
                mail(xml.replace("urn:bridgehead:wire:1", "urn:bridgehead:wire:9")
                        .getBytes(UTF_8)));
    }

    @Test
    void messageOfAFormerLifeOfThePartnerIsObsolete() {
        Header now = header("NORTH", "SOUTH", self.organization());
        changeStillCrosses();
        Header before = new Header(
                now.organization(),
                new Sender(
                        now.sender().site(),
                        now.sender().server(),
                        new Epoch(new UUID(0, 1)),
                        now.sender().at()),
                now.receiver(),
                now.id(),
                now.inReplyTo(),
                now.created(),
                now.expires(),
                now.capabilities());
        assertVerdict(Verdict.OBSOLETE, mail(request(before)));
    }

    @Test
    void refusalOfAContextNobodyKnowsIsNoted() {
        Header header = header("NORTH", "SOUTH", self.organization());
        ContextId nowhere = new ContextId(new UUID(4, 4));
        assertVerdict(
                Verdict.REFUSAL_NOTED,
                mail(WireCodec.encode(new Refusal(
                        header, Refusal.Reason.NOT_OFFERED, nowhere, 0, "no such thing"))));
        assertVerdict(
                Verdict.RESYNCING,
                mail(WireCodec.encode(
                        new Refusal(header, Refusal.Reason.RESYNC, nowhere, 0, "no such thing"))));
    }

    @Test
    void statusThatOffersNothingIsCorrectedByTheNext() {
        Header header = header("NORTH", "SOUTH", self.organization());
        assertVerdict(
                Verdict.NOTED,
                mail(WireCodec.encode(
                        new Status(header, false, List.of(), List.of(), Status.Read.NOTHING))));
    }

    private Header header(String from, String to, UUID organization) {
        return new Header(
                organization,
                new Sender(SiteId.of(from), from + "-GW", self.epoch(), Mark.genesis(self.epoch())),
                SiteId.of(to),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Instant.now(),
                Instant.now().plus(LONG),
                Collections.emptySortedSet());
    }

    /** A request for a context that does not exist. */
    private static byte[] request(Header header) {
        return WireCodec.encode(new UpdateRequest(
                header,
                new ContextId(new UUID(3, 3)),
                1,
                new UpdateRequest.Position(Epoch.NONE, Ranges.EMPTY, Mark.genesis(Epoch.NONE)),
                Vector.EMPTY,
                new UpdateRequest.SendOptions(1 << 20, false, false, false),
                UpdateRequest.Recovery.NONE));
    }

    private byte[] mail(byte[] payload) {
        return new MailCodec().encode(outgoing(self.organization(), north.site(), payload));
    }

    private OutgoingMail outgoing(UUID organization, SiteId from, byte[] payload) {
        return new OutgoingMail(
                UUID.randomUUID() + "@north.test",
                organization,
                new OutgoingMail.End(from, RoutingAddress.of(north.address())),
                new OutgoingMail.End(south.site(), RoutingAddress.of(south.address())),
                "Update",
                "Made by a test.",
                Instant.now(),
                payload);
    }

    /** The first part of a message that is too large for one mail. */
    private byte[] part(UUID organization, SiteId from) {
        byte[] noise = new byte[20_000];
        new Random(4).nextBytes(noise);
        return new MailCodec()
                .encodeParts(outgoing(organization, from, noise), 8_000)
                .get(0);
    }

    private static byte[] quotedPrintable(byte[] mail) throws Exception {
        MimeMessage parsed = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        byte[] block = ((MimeMultipart) parsed.getContent())
                .getBodyPart(1)
                .getInputStream()
                .readAllBytes();
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < block.length; i++) {
            encoded.append(i % 25 == 24 ? "=\r\n" : "").append(String.format("=%02X", block[i]));
        }
        String text = new String(mail, ISO_8859_1);
        int start = text.indexOf("Content-Transfer-Encoding: base64");
        int body = text.indexOf("\r\n\r\n", start) + 4;
        int end = text.indexOf("\r\n--", body);
        return (text.substring(0, start)
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + encoded
                        + text.substring(end))
                .getBytes(ISO_8859_1);
    }

    private static byte[] golden(String name) {
        try (InputStream in = Objects.requireNonNull(
                HostileMailTest.class.getResourceAsStream("/mail/" + name + ".eml"))) {
            return new String(in.readAllBytes(), ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n")
                    .getBytes(ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends it, awaits its verdict, and answers why it is in quarantine; empty if it is not. */
    private String assertVerdict(Verdict verdict, byte[] mail) {
        return assertVerdict(verdict, mail, RoutingAddress.of(south.address()));
    }

    private String assertVerdict(Verdict verdict, byte[] mail, RoutingAddress recipient) {
        long reached = south.count(verdict);
        int aside = south.gateway().overview().quarantined().size();
        Delivery delivery = attacker.send(
                Relay.plain("127.0.0.1", south.port()),
                new Envelope(Optional.empty(), recipient),
                mail);
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                south.gateway().overview().counters().verdicts())
                        .hasEntrySatisfying(
                                verdict.name(), it -> assertThat(it).isGreaterThan(reached)));
        int expected = aside + (verdict.isQuarantined() ? 1 : 0);
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(south.gateway().overview().quarantined()).hasSize(expected));
        assertThat(south.gateway().overview().counters().verdicts())
                .doesNotContainKey("INTERNAL_ERROR");
        return verdict.isQuarantined()
                ? south.gateway().overview().quarantined().get(aside).reason()
                : "";
    }
}
