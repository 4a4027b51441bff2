package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.NOW;
import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.ReturnedMail;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartnerChecksTest {
    private static final ContextId BASE = ContextId.rootedAt(new UUID(1, 1), "o=Org");

    private final GatewayTwin gateway = new GatewayTwin();

    private Partner south() {
        return Partner.registered(SOUTH, "south1");
    }

    private Partner heard() {
        return south().heard(Epoch.NONE, gateway.now);
    }

    @Test
    void partnerThatTheConfigurationLacksIsReportedAloneAndNotAsSilent() {
        gateway.expected = new Expected(new TreeMap<>(), List.of());
        gateway.now = NOW.plus(Duration.ofDays(100));
        gateway.put(south().troubled(Trouble.OTHER_SERVER));
        assertThat(Found.in(gateway)).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(FindingCode.PARTNER_NOT_CONFIGURED);
            assertThat(each.arguments()).containsExactly(entry("site", "SOUTH"));
            assertThat(each.command()).isEqualTo("./bridgehead partner remove SOUTH");
        });
    }

    @Test
    void removedPartnerIsNoLongerReported() {
        gateway.put(south().standing(Standing.REMOVED));
        gateway.now = NOW.plus(Duration.ofDays(100));
        assertThat(Found.in(gateway)).isEmpty();
        assertThat(StatusReader.of(gateway).partners()).isEmpty();
    }

    @Test
    void suspendedPartnerIsANoteAndItsSilenceIsExpected() {
        gateway.put(south().standing(Standing.SUSPENDED).troubled(Trouble.OTHER_SERVER));
        gateway.now = NOW.plus(Duration.ofDays(100));
        assertThat(Found.in(gateway)).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(FindingCode.PARTNER_SUSPENDED);
            assertThat(each.code().severity()).isEqualTo(Severity.NOTE);
            assertThat(each.arguments())
                    .containsEntry("site", "SOUTH")
                    .containsEntry("untold", "3");
            assertThat(each.command()).isEqualTo("./bridgehead partner resume SOUTH");
        });
        assertThat(StatusReader.of(gateway).partners().get(0).state())
                .isEqualTo(PartnerState.SUSPENDED);
    }

    @Test
    void partnerThatWasNeverHeardIsSilentOnlyAfterThreeStatusIntervals() {
        gateway.now = NOW.plus(Duration.ofDays(3));
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.now = gateway.now.plusSeconds(1);
        Finding found = Found.only(gateway, FindingCode.NOT_HEARD);
        assertThat(found.arguments())
                .containsExactly(entry("never", "never"), entry("site", "SOUTH"));
        assertThat(found.command()).isEqualTo("./bridgehead replicate SOUTH");
    }

    @Test
    void silenceIsCountedFromTheLastMessageAndShownToTheSecond() {
        gateway.put(south().heard(Epoch.NONE, NOW.plusNanos(123_456_789)));
        gateway.now = NOW.plus(Duration.ofDays(3));
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.now = NOW.plus(Duration.ofDays(4));
        assertThat(Found.only(gateway, FindingCode.NOT_HEARD).arguments())
                .containsEntry("lastHeard", "2026-03-01T12:00:00Z")
                .doesNotContainKey("never");
        assertThat(StatusReader.of(gateway).partners().get(0).lastHeard())
                .isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void partnerThatLeavesFiveQuestionsWithoutAnAnswerIsReportedAtOnce() {
        gateway.put(heard().awaiting(1, 4, NOW));
        assertThat(Found.codes(gateway)).isEmpty();
        gateway.put(heard().awaiting(1, 5, NOW));
        assertThat(Found.only(gateway, FindingCode.NOT_HEARD).arguments())
                .containsEntry("questions", "5");
    }

    @Test
    void questionsAboutAContextCountAsWellAsStatuses() {
        gateway.put(heard());
        put(asked(5));
        assertThat(Found.only(gateway, FindingCode.NOT_HEARD).arguments())
                .containsEntry("questions", "5");
        assertThat(StatusReader.of(gateway).partners().get(0).unanswered()).isEqualTo(5);
    }

    @Test
    void partnerWithTwoTroublesIsReportedTwice() {
        gateway.put(heard().troubled(Trouble.OTHER_SERVER).troubled(Trouble.PARTNER_ROLLED_BACK));
        assertThat(Found.codes(gateway))
                .containsExactlyInAnyOrder(
                        FindingCode.OTHER_SERVER, FindingCode.PARTNER_ROLLED_BACK);
        assertThat(Found.only(gateway, FindingCode.PARTNER_ROLLED_BACK).command())
                .isEqualTo("./bridgehead replicate SOUTH");
        Finding other = Found.only(gateway, FindingCode.OTHER_SERVER);
        assertThat(other.arguments()).containsEntry("server", "south1");
        assertThat(other.command()).isEqualTo("./bridgehead queue");
    }

    @Test
    void mailThatComesBackIsReportedUntilThePartnerAnswers() {
        gateway.put(heard());
        gateway.returned = List.of(new ReturnedMail(
                "SOUTH", 6, "r2", "FAILED 5.1.1 no such mailbox", NOW.plusNanos(5)));
        Finding found = Found.only(gateway, FindingCode.MAIL_CAME_BACK);
        assertThat(found.arguments())
                .containsExactly(
                        entry("connector", "r2"),
                        entry("last", "2026-03-01T12:00:00Z"),
                        entry("mails", "6"),
                        entry("reason", "FAILED 5.1.1 no such mailbox"),
                        entry("site", "SOUTH"));
        assertThat(found.command()).isEqualTo("./bridgehead route explain SOUTH");
        gateway.put(south().heard(Epoch.NONE, NOW.plusSeconds(1)).awaiting(1, 1, NOW));
        assertThat(Found.codes(gateway)).containsExactly(FindingCode.MAIL_CAME_BACK);
        gateway.put(south().heard(Epoch.NONE, NOW.plusSeconds(1)));
        assertThat(Found.codes(gateway)).isEmpty();
    }

    @Test
    void databaseThatWasSetBackIsANoteEvenAfterItIsMended() {
        gateway.verdicts.put("SET_BACK", 1L);
        Finding found = Found.only(gateway, FindingCode.SET_BACK);
        assertThat(found.code().severity()).isEqualTo(Severity.NOTE);
        assertThat(found.arguments()).containsEntry("times", "1").containsKey("epoch");
    }

    @Test
    void partnerThatWasNotHeardYetIsWorkInProgress() {
        Finding found = Found.only(gateway, FindingCode.LINK_WORKING);
        assertThat(found.code().severity()).isEqualTo(Severity.PROGRESS);
        assertThat(found.arguments()).containsEntry("state", "waiting for its first mail");
        assertThat(found.command()).isEmpty();
    }

    @Test
    void linkThatIsBehindWaitsForTheWindowOfItsSchedule() {
        gateway.put(heard());
        put(Inbound.NONE
                .offered(true, Instant.MAX)
                .asked(0, Instant.MAX)
                .answered(Instant.MAX)
                .told(7));
        assertThat(inboundUnder("always")).isEqualTo(InboundState.ASKING);
        assertThat(inboundUnder("22:00-23:00")).isEqualTo(InboundState.WAITING_FOR_WINDOW);
        assertThat(base().inbound().nextWindow()).isEqualTo("2026-03-01T22:00:00Z");
        assertThat(base().inbound().missingUsns()).isEqualTo(7);
        assertThat(base().inbound().readUsn()).isZero();
    }

    @Test
    void partnerThatIsAskedByCommandOnlyIsANoteWithThatCommand() {
        gateway.put(heard());
        put(Inbound.NONE
                .offered(true, Instant.MAX)
                .asked(0, Instant.MAX)
                .answered(Instant.MAX)
                .told(7));
        assertThat(inboundUnder("never")).isEqualTo(InboundState.ASKED_BY_COMMAND_ONLY);
        Finding found = Found.only(gateway, FindingCode.ASKED_BY_COMMAND_ONLY);
        assertThat(found.code().severity()).isEqualTo(Severity.NOTE);
        assertThat(found.command()).isEqualTo("./bridgehead replicate SOUTH");
        assertThat(Found.codes(gateway)).isEmpty();
    }

    @Test
    void everyStateOfReadingFollowsFromTheLink() {
        gateway.put(heard());
        Inbound offered = Inbound.NONE.offered(true, Instant.MAX);
        assertThat(stateOf(offered)).isEqualTo(InboundState.ASKING);
        assertThat(stateOf(offered.asked(0, Instant.MAX))).isEqualTo(InboundState.ASKING);
        assertThat(stateOf(offered.asked(2, Instant.MAX)))
                .isEqualTo(InboundState.WAITING_FOR_ANSWER);
        assertThat(base().inbound().questions()).isEqualTo(3);
        assertThat(stateOf(offered.asked(0, Instant.MAX).answered(Instant.MAX)))
                .isEqualTo(InboundState.CAUGHT_UP);
        assertThat(stateOf(Inbound.NONE)).isEqualTo(InboundState.NOT_OFFERED);
    }

    @Test
    void partnersThatOweChangesAfterARestoreAreWorkInProgress() {
        gateway.put(heard().owingBacksync(true));
        put(Inbound.NONE.offered(true, Instant.MAX));
        Finding found = Found.only(gateway, FindingCode.BACKSYNC);
        assertThat(found.arguments())
                .containsExactly(
                        entry("contexts", "1"), entry("read", "0"), entry("site", "SOUTH"));
        gateway.put(heard().owingBacksync(false));
        assertThat(Found.in(gateway))
                .extracting(Finding::code)
                .doesNotContain(FindingCode.BACKSYNC);
    }

    private Inbound asked(int attempts) {
        return Inbound.NONE.offered(true, Instant.MAX).asked(attempts, Instant.MAX);
    }

    private InboundState stateOf(Inbound inbound) {
        put(inbound);
        return base().inbound().state();
    }

    private void put(Inbound inbound) {
        gateway.store.write(tx -> {
            Link link = Link.none(SOUTH, BASE).with(inbound);
            tx.write(Changes.NONE.but().links(List.of(link)).done());
            return 0;
        });
    }

    private InboundState inboundUnder(String schedule) {
        gateway.expected = new Expected(
                gateway.expected.partners(),
                List.of(),
                new TreeMap<>(Map.of("SOUTH", Schedule.of(schedule, ZoneOffset.UTC))),
                new TreeMap<>(),
                new TreeMap<>());
        return base().inbound().state();
    }

    private PartnerRow.LinkRow base() {
        return StatusReader.of(gateway).partners().get(0).links().stream()
                .filter(each -> each.context().equals("o=Org"))
                .findFirst()
                .orElseThrow();
    }
}
