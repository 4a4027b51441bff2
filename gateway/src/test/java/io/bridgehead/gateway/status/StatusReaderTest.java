package io.bridgehead.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.routing.Connection;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.view.Author;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
    private final GatewayTwin gateway = new GatewayTwin();

    @Test
    void freshGatewayWaitsForItsPartnerAndNeedsNobody() {
        StatusReport status = StatusReader.of(gateway);
        assertThat(status.findings()).isEmpty();
        assertThat(status.working()).containsExactly("SOUTH: waiting for its first mail");
        assertThat(status.contexts()).hasSize(3).allMatch(each -> each.entries() == 1);
        assertThat(status.usn()).isEqualTo(3);
    }

    @Test
    void quarantineIsAFindingWithTheCommandThatShowsIt() {
        gateway.quarantined = List.of(new Overview.SetAside("1", "MALFORMED", 10));
        assertThat(StatusReader.of(gateway).findings())
                .containsExactly(new Finding(
                        "QUARANTINED",
                        "1 mail could not be used and lies in quarantine, with the reason,"
                                + " until dropped or reprocessed",
                        "./bridgehead queue"));
    }

    @Test
    void mailTooLargeToBePassedOnIsAFindingThatSaysWhatItsReasonSays() {
        gateway.quarantined =
                List.of(new Overview.SetAside("7", "TOO_LARGE: for SOUTH, 10001 bytes", 10_001));
        assertThat(StatusReader.of(gateway).findings())
                .contains(new Finding(
                        "TOO_LARGE",
                        "mail 7 in quarantine: TOO_LARGE: for SOUTH, 10001 bytes",
                        "./bridgehead queue"));
    }

    @Test
    void whatAPartnerHoldsDifferentlyIsAFindingWithItsCure() {
        ContextId north = ContextId.rootedAt(new UUID(1, 1), "ou=NORTH,o=Org");
        gateway.store.write(tx -> {
            Verification row = Verification.none(GatewayTwin.SOUTH, north).suspecting(true);
            tx.write(Changes.NONE.but().verifications(List.of(row)).done());
            return 0;
        });
        assertThat(StatusReader.of(gateway).findings())
                .containsExactly(new Finding(
                        "DIFFERS",
                        "SOUTH and we have the same changes of ou=NORTH,o=Org, but do not hold the"
                                + " same",
                        "./bridgehead verify SOUTH --repair"));
    }

    @Test
    void strangeMailIsANoteAndNoFinding() {
        gateway.quarantined = List.of(new Overview.SetAside("1", "NOT_OURS: no sign of us", 10));
        StatusReport status = StatusReader.of(gateway);
        assertThat(status.findings()).isEmpty();
        assertThat(status.notes()).singleElement().asString().contains("1 mail", "spam");
    }

    @Test
    void silenceIsAFindingOnlyAfterThreeStatusIntervals() {
        gateway.now = GatewayTwin.NOW.plus(Duration.ofDays(3));
        assertThat(codes()).isEmpty();
        gateway.now = gateway.now.plusSeconds(1);
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("NOT_HEARD");
            assertThat(each.sentence()).contains("SOUTH has never been heard");
            assertThat(each.command()).isEqualTo("./bridgehead replicate SOUTH");
        });
        gateway.put(Partner.registered(GatewayTwin.SOUTH, "south1")
                .heard(Epoch.NONE, gateway.now.minusSeconds(1)));
        assertThat(codes()).isEmpty();
        gateway.now = gateway.now.plus(Duration.ofDays(4));
        assertThat(codes()).containsExactly("NOT_HEARD");
    }

    @Test
    void changesDatedMoreThanADayAheadAreAFindingThatNamesWhoWroteThem() {
        write(GatewayTwin.NOW.plus(Duration.ofHours(23)));
        assertThat(codes()).isEmpty();
        write(GatewayTwin.NOW.plus(Duration.ofHours(25)));
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("CLOCK_AHEAD");
            assertThat(each.sentence()).contains("2026-03-02T13:00:00Z", "by NORTH");
        });
        gateway.now = gateway.now.plus(Duration.ofHours(2));
        assertThat(codes()).as("time has caught up").isEmpty();
    }

    private void write(Instant at) {
        gateway.store.write(tx -> {
            StoredEntry root = tx.entry(tx.contexts().get(0).id().root()).orElseThrow();
            Entry after = Author.of(tx, at)
                    .replace(
                            root.entry(),
                            AttributeName.of("description"),
                            List.of(AttributeValue.of(at.toString())));
            tx.write(Changes.ofEntries(List.of(after)));
            return 0;
        });
    }

    @Test
    void whatWasAddedBelowADeletedEntryIsAFinding() {
        gateway.store.write(tx -> {
            Author author = Author.of(tx, GatewayTwin.NOW);
            ContextId context = tx.contexts().get(0).id();
            Entry above = author.create(
                    new EntryId(new UUID(0, 1)),
                    context,
                    context.root(),
                    new Rdn("ou=Gone"),
                    Map.of());
            Entry below = author.next()
                    .create(
                            new EntryId(new UUID(0, 2)),
                            context,
                            above.id(),
                            new Rdn("cn=Ann"),
                            Map.of());
            Entry gone = author.next().next().delete(above);
            tx.write(Changes.ofEntries(List.of(above, below, gone)));
            return 0;
        });
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("LOST_AND_FOUND");
            assertThat(each.sentence())
                    .startsWith("1 entry stands below cn=LostAndFound,")
                    .contains("as cn=Ann");
        });
    }

    @Test
    void partnerAskedFiveTimesInVainIsAFinding() {
        Partner south = Partner.registered(GatewayTwin.SOUTH, "south1");
        gateway.put(south.awaiting(1, 4, GatewayTwin.NOW));
        assertThat(codes()).isEmpty();
        gateway.put(south.awaiting(1, 5, GatewayTwin.NOW));
        assertThat(StatusReader.of(gateway).findings())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.sentence()).contains("asked 5 times without an answer"));
    }

    @Test
    void defectsAreFindingsAndVerdictsAreShown() {
        gateway.internalErrors = 1;
        gateway.verdicts.put("DUPLICATE", 2L);
        assertThat(codes()).containsExactly("INTERNAL_ERROR");
        assertThat(StatusReader.of(gateway).verdicts()).containsEntry("DUPLICATE", 2L);
    }

    @Test
    void mailboxThatCannotBeReadIsAFindingAfterAWhileAndSoIsMailLeftInIt() {
        gateway.mailboxes = List.of(mailbox(2));
        assertThat(codes()).isEmpty();
        assertThat(StatusReader.of(gateway).working())
                .anyMatch(each -> each.contains("reconnecting"));
        gateway.mailboxes = List.of(mailbox(3));
        assertThat(codes()).containsExactly("MAILBOX_NOT_READ");
        gateway.mailboxes = List.of(mailbox(0, "mail 7 (1.7): too large"));
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("MAILBOX_LEFT");
            assertThat(each.sentence()).startsWith("1 mail in mailbox imaps://").contains("mail 7");
        });
    }

    private static Overview.MailboxRow mailbox(int failures, String... left) {
        return new Overview.MailboxRow(
                "imaps://us@host:993/INBOX",
                "",
                0,
                failures,
                failures == 0 ? "" : "gone",
                List.of(left));
    }

    @Test
    void databaseAndConfigurationThatDifferAreFindings() {
        gateway.expected =
                new Expected(new TreeMap<>(), List.of("OU=north, o=org", "ou=Ships,o=Org"));
        List<Finding> found = StatusReader.of(gateway).findings();
        assertThat(found)
                .extracting(Finding::code)
                .containsExactly("PARTNER_NOT_CONFIGURED", "CONTEXT_NOT_IN_DATABASE");
        assertThat(found.get(1).sentence()).contains("ou=Ships,o=Org");
    }

    @Test
    void contextThatAPartnerLeavesOutHasNoRowWithIt() {
        StatusReport all = StatusReader.of(gateway);
        ContextId base = ContextId.rootedAt(all.organization(), all.base());
        gateway.expected = new Expected(
                gateway.expected.partners(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("SOUTH", new TreeSet<>(List.of(base)))),
                new TreeMap<>(Map.of("SOUTH", List.of(all.base(), "jpegPhoto"))));
        assertThat(StatusReader.of(gateway).partners().get(0).leftOut())
                .containsExactly(all.base(), "jpegPhoto");
        assertThat(all.partners().get(0).leftOut()).isEmpty();
        assertThat(StatusReader.of(gateway).partners().get(0).links())
                .hasSize(all.partners().get(0).links().size() - 1)
                .noneMatch(each -> each.context().equals(all.base()));
    }

    /** All that SOUTH has said of the base is its last USN, and nobody asks it now. */
    @Test
    void whoIsBehindIsNotCaughtUpWhileTheWindowIsClosed() {
        told(inbound -> inbound.answered(Instant.MAX).told(7));
        assertThat(inboundUnder("always")).isEqualTo("asking");
        assertThat(inboundUnder("22:00-23:00")).startsWith("waiting for its window at ");
        assertThat(inboundUnder("never")).isEqualTo(LinkWords.NEVER_ASKED);
        assertThat(StatusReader.of(gateway).notes())
                .singleElement()
                .asString()
                .contains("replicate SOUTH");
        assertThat(base(StatusReader.of(gateway)).missingUsns()).isEqualTo(7);
        assertThat(base(StatusReader.of(gateway)).readUsn()).isZero();
    }

    @Test
    void whatCannotBeReadIsAFindingThatNamesTheEntryAndTheLimit() {
        EntryId entry = new EntryId(new UUID(4, 4));
        told(inbound -> inbound.unread(new Unread(
                new Range(3, 5), 1, entry, "more than 9 bytes in one value (value-size)")));
        assertThat(StatusReader.of(gateway).findings())
                .filteredOn(each -> each.code().equals("CANNOT_READ"))
                .singleElement()
                .satisfies(each -> assertThat(each.sentence())
                        .contains("SOUTH", entry.toString(), "value-size", "raise"));
    }

    private void told(UnaryOperator<Inbound> words) {
        gateway.store.write(tx -> {
            ContextId base =
                    ContextId.rootedAt(tx.self().organization(), tx.self().base());
            Partner heard = tx.partner(GatewayTwin.SOUTH).orElseThrow();
            Inbound asked = Inbound.NONE.offered(true, Instant.MAX).asked(0, Instant.MAX);
            Link link = Link.none(GatewayTwin.SOUTH, base).with(words.apply(asked));
            tx.write(Changes.NONE
                    .but()
                    .partners(List.of(heard.heard(heard.epoch(), GatewayTwin.NOW)))
                    .links(List.of(link))
                    .done());
            return 0;
        });
    }

    private String inboundUnder(String schedule) {
        gateway.expected = new Expected(
                gateway.expected.partners(),
                List.of(),
                new TreeMap<>(Map.of("SOUTH", Schedule.of(schedule, ZoneOffset.UTC))),
                new TreeMap<>(),
                new TreeMap<>());
        return base(StatusReader.of(gateway)).inbound();
    }

    private static StatusReport.LinkRow base(StatusReport status) {
        return status.partners().get(0).links().stream()
                .filter(each -> each.context().equals(status.base()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes() {
        return StatusReader.of(gateway).findings().stream().map(Finding::code).toList();
    }

    @Test
    void letterThatWasTriedOftenIsAFinding() {
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(
                            GatewayTwin.SOUTH,
                            "m1",
                            "",
                            "Status",
                            GatewayTwin.NOW,
                            GatewayTwin.NOW.plusSeconds(60)),
                    new byte[1]));
            return 0;
        });
        long number = gateway.store.outbox().list(1).get(0).number();
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "refused");
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "refused");
        assertThat(StatusReader.of(gateway).findings()).isEmpty();
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "connection refused");
        assertThat(StatusReader.of(gateway).findings())
                .singleElement()
                .satisfies(each -> assertThat(each.sentence())
                        .isEqualTo("mail for SOUTH was tried 3 times and cannot be sent:"
                                + " connection refused"));
    }

    @Test
    void forwardedMailTooLargeForEveryWayIsAFinding() {
        post("forward-1", new byte[2_000_000]);
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("NO_WAY");
            assertThat(each.sentence())
                    .contains("mail for SOUTH (2000000 bytes)")
                    .contains("connector relay takes 1000000, and it is forwarded whole");
            assertThat(each.command())
                    .isEqualTo("./bridgehead route explain SOUTH --mail forward-1");
        });
    }

    /** While the mail waits, the only table changes: now its way leads back to MIDDLE. */
    @Test
    void forwardedMailThatLosesItsLastWayWhileItWaitsIsAFinding() {
        SiteId middle = SiteId.of("MIDDLE");
        String headers = "Bridgehead-Payload: 1\r\nBridgehead-To: SOUTH\r\n"
                + "Bridgehead-Trace: 1 EAST\r\nBridgehead-Trace: 2 MIDDLE\r\n\r\n";
        post("forward-7", headers.getBytes(StandardCharsets.US_ASCII));
        assertThat(codes()).isEmpty();
        gateway.health.reroute(RoutingTable.compute(
                gateway.health.table().self(),
                List.of(GatewayTwin.to(middle)),
                List.of(new Connection(middle, GatewayTwin.SOUTH, 1))));
        assertThat(StatusReader.of(gateway).findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("NO_WAY");
            assertThat(each.sentence()).contains("MIDDLE has had the message");
            assertThat(each.command())
                    .isEqualTo("./bridgehead route explain SOUTH --mail forward-7");
        });
    }

    private void post(String messageId, byte[] mail) {
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(
                            GatewayTwin.SOUTH,
                            messageId,
                            "",
                            ForwardedMail.KIND,
                            GatewayTwin.NOW,
                            GatewayTwin.NOW.plusSeconds(60)),
                    new ForwardedMail(Optional.empty(), mail).payload()));
            return 0;
        });
    }

    @Test
    void partnerInTroubleIsNamedWithTheCure() {
        gateway.put(Partner.registered(GatewayTwin.SOUTH, "south1")
                .troubled(Trouble.PARTNER_ROLLED_BACK));
        assertThat(StatusReader.of(gateway).findings())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.command()).isEqualTo("./bridgehead replicate SOUTH"));
    }
}
