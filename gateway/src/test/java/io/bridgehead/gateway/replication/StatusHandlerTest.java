package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites say what they have. */
class StatusHandlerTest {
    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void meet() {
        Gate.meet(north, south);
        Gate.talk(north, south, NOON.plus(Duration.ofHours(25)));
    }

    @Test
    void statusIsAnsweredWithOurs() {
        Status status = status(north);
        assertThat(south.receive(status, tomorrow(1))).isEqualTo(Verdict.STATUS_EXCHANGED);
        assertThat(south.sent()).hasOnlyElementsOfType(Status.class).hasSize(1);
        assertThat(((Status) south.sent().get(0)).replyWanted()).isFalse();
    }

    @Test
    void copyOfAStatusIsAnsweredButMakesNobodyAsk() {
        Status status = status(north);
        south.receive(status, tomorrow(1));
        south.receive(status, tomorrow(1));
        assertThat(south.due(tomorrow(1))).noneMatch(UpdateRequest.class::isInstance);
    }

    /** Who has not asked is not told: in a chain of three, the third waited for the next poll. */
    @Test
    void whatIsStillEmptyIsAskedForEvenIfTwoStatusesComeAtOnce() {
        NamingContext east = new NamingContext(
                ContextId.rootedAt(Gate.ORGANIZATION, "ou=EAST,dc=example"),
                "ou=EAST,dc=example",
                Optional.of(SiteId.of("EAST")),
                false);
        Status offering = offering(
                status(north),
                new Offer(east, 0, Vector.EMPTY, 0, Digest.EMPTY, 0, Collections.emptySortedSet()));
        south.receive(offering, tomorrow(1));
        south.receive(offering, tomorrow(1));
        assertThat(south.due(tomorrow(1)))
                .filteredOn(UpdateRequest.class::isInstance)
                .map(each -> ((UpdateRequest) each).context())
                .containsExactly(east.id());
    }

    private static Status offering(Status status, Offer more) {
        List<Offer> offers = new ArrayList<>(status.offers());
        offers.add(more);
        return new Status(
                status.header(), status.replyWanted(), offers, status.cut(), status.read());
    }

    @Test
    void idleSitesSendStatusesOnly() {
        for (int day = 1; day <= 10; day++) {
            List<Message> due = north.due(tomorrow(day));
            assertThat(due).hasOnlyElementsOfType(Status.class);
            due.forEach(each -> south.receive(each, each.header().created()));
            List<Message> replies = south.due(tomorrow(day));
            assertThat(replies).hasOnlyElementsOfType(Status.class);
            replies.forEach(each -> north.receive(each, each.header().created()));
        }
    }

    @Test
    void statusWithNewsMakesUsAsk() {
        Gate quiet = Gate.at("EAST");
        quiet.create(1);
        Gate.meet(north, quiet);
        assertThat(north.has(1)).isTrue();
    }

    @Test
    void gatewayThatClaimsThePartnersSiteIsNotBelievedAndSaidUntilThePartnerAnswers() {
        Status ours = status(north);
        assertThat(south.receive(ofServer("SECOND-GW", ours), tomorrow(1)))
                .isEqualTo(Verdict.OTHER_SERVER);
        assertThat(south.sent()).isEmpty();
        assertThat(troubles()).containsExactly(Trouble.OTHER_SERVER);
        Gate.talk(north, south, tomorrow(2));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void partnerWithANewServerIsBelievedOnceTheConfigurationNamesIt() {
        Status ours = ofServer("SECOND-GW", status(north));
        south.receive(ours, tomorrow(1));
        south.register(north, "SECOND-GW");
        assertThat(troubles()).isEmpty();
        assertThat(south.receive(ours, tomorrow(1))).isEqualTo(Verdict.STATUS_EXCHANGED);
    }

    /** A forged mail must not hide that the partner's database was put back. */
    @Test
    void troublesDoNotEraseEachOther() {
        Status ofNorth = status(north);
        Status ofSouth = status(south);
        north.create(1);
        Update page = updates(north.due(tomorrow(1))).get(0);
        south.receive(page, tomorrow(1));
        Mark other = new Mark(page.range().to().usn(), page.range().to().value() + 1);
        assertThat(south.receive(endingAt(other, page), tomorrow(2)))
                .isEqualTo(Verdict.PARTNER_ROLLED_BACK);
        south.receive(ofServer("SECOND-GW", ofNorth), tomorrow(2));
        assertThat(troubles()).containsExactly(Trouble.OTHER_SERVER, Trouble.PARTNER_ROLLED_BACK);
        north.receive(ofSouth, tomorrow(2));
        Message reply = north.sent().get(0);
        assertThat(south.receive(reply, tomorrow(2))).isEqualTo(Verdict.NOTED);
        assertThat(troubles()).containsExactly(Trouble.PARTNER_ROLLED_BACK);
    }

    private static List<Update> updates(List<Message> messages) {
        return messages.stream()
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .toList();
    }

    private static Update endingAt(Mark end, Update page) {
        return page.with(page.range().endingAt(end));
    }

    private static Status ofServer(String server, Status status) {
        Header header = status.header();
        Sender sender = header.sender();
        return status.with(new Header(
                header.organization(),
                new Sender(sender.site(), server, sender.epoch(), sender.at()),
                header.receiver(),
                header.id(),
                header.inReplyTo(),
                header.created(),
                header.expires(),
                header.capabilities()));
    }

    private SortedSet<Trouble> troubles() {
        return south.read(
                directory -> directory.partner(north.site()).orElseThrow().troubles());
    }

    @Test
    void partWhoseOwnerWasNotToldIsHeldAndComesAgainWithTheNextStatus() {
        Gate east = Gate.at("EAST");
        east.create(1);
        Gate.meet(north, east);
        Instant later = tomorrow(0).plusSeconds(60);
        north.due(later).stream()
                .map(each -> each instanceof Update page
                        ? page.with(page.content().withOwners(List.of()))
                        : each)
                .forEach(each -> south.receive(each, later));
        assertThat(south.has(1)).isFalse();
        assertThat(south.held()).isNotEmpty();

        Gate.talk(north, south, tomorrow(1));
        assertThat(south.has(1)).isTrue();
        assertThat(south.held()).isEmpty();
    }

    private static Instant tomorrow(int days) {
        return NOON.plus(Duration.ofHours(25L * days + 25));
    }

    private static Status status(Gate gate) {
        return gate.due(tomorrow(1)).stream()
                .filter(Status.class::isInstance)
                .map(Status.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
