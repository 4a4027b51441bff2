package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.store.partner.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SOUTH was founded, and then founded again from the same configuration; both gateways run. */
class TwoLivesTest {
    private static final int LATER = 3_600;

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");
    private final Gate second = Gate.at("SOUTH", LATER, Limits.DEFAULT);
    private Instant now = NOON;

    /** Mail for SOUTH reaches the first gateway only; that of both reaches NORTH. */
    @BeforeEach
    void secondGatewaySpeaksOnce() {
        Gate.meet(north, south);
        second.register(north, "NORTH-GW");
        now = NOON.plus(Duration.ofHours(25));
        Message intruding = second.due(now).stream()
                .filter(Status.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(north.receive(intruding, now)).isEqualTo(Verdict.PARTNER_REBORN);
    }

    private static SortedSet<Trouble> troubles(Gate at, Gate partner) {
        return at.read(
                directory -> directory.partner(partner.site()).orElseThrow().troubles());
    }

    private Status statusOfSouth() {
        south.step(
                (directory, at) ->
                        south.replication().requestNow(north.site(), false, directory, at),
                now);
        return south.due(now).stream()
                .filter(Status.class::isInstance)
                .map(Status.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Before, both said that all was well, and no change of SOUTH ever came to NORTH. */
    @Test
    void bothSidesHearThatTwoGatewaysRun() {
        assertThat(north.receive(statusOfSouth(), now)).isEqualTo(Verdict.OBSOLETE);
        assertThat(troubles(north, south)).contains(Trouble.TWO_LIVES);
        Message answer = north.sent().get(0);
        assertThat(((Status) answer).read().epoch()).isEqualTo(second.epoch());
        south.receive(answer, now);
        assertThat(troubles(south, north)).containsExactly(Trouble.FOLLOWS_OTHER_LIFE);
    }

    @Test
    void mailThatWasWrittenBeforeTheLaterLifeBeganIsOnlyLate() {
        now = second.epoch().begun().minusSeconds(5);
        Status late = statusOfSouth();
        now = NOON.plus(Duration.ofHours(25));
        assertThat(north.receive(late, now)).isEqualTo(Verdict.OBSOLETE);
        assertThat(troubles(north, south)).isEmpty();
        assertThat(north.sent()).isEmpty();
    }

    /** Two gateways must not answer each other for all time. */
    @Test
    void onlyQuestionsAreAnswered() {
        Status question = statusOfSouth();
        Status reply = new Status(
                question.header(), false, question.offers(), question.cut(), question.read());
        north.receive(reply, now);
        assertThat(troubles(north, south)).contains(Trouble.TWO_LIVES);
        assertThat(north.sent()).isEmpty();
    }

    @Test
    void gatewayThatClaimsTheSiteIsFollowedAndTheTroubleEnds() {
        north.receive(statusOfSouth(), now);
        south.receive(north.sent().get(0), now);
        south.create(1);
        assertThat(north.has(1)).isFalse();
        now = now.plusSeconds(1);
        south.step(
                (directory, at) -> south.replication().claimed(directory, at, new byte[10]), now);
        assertThat(south.epoch()).isGreaterThan(second.epoch());
        Gate.talk(north, south, now);
        assertThat(north.has(1)).isTrue();
        assertThat(List.of(troubles(north, south), troubles(south, north)))
                .allSatisfy(each -> assertThat(each).isEmpty());
    }

    /** The clock of the second gateway is a year ahead. */
    @Test
    void claimedLifeIsLaterThanEachKnownOneWhateverTheClocksSay() {
        Gate ahead = Gate.at("SOUTH", 365 * 86_400, Limits.DEFAULT);
        ahead.register(north, "NORTH-GW");
        Message intruding = ahead.due(now).get(0);
        assertThat(north.receive(intruding, now)).isEqualTo(Verdict.PARTNER_REBORN);
        south.receive(statusOfNorth(), now);
        assertThat(troubles(south, north)).containsExactly(Trouble.FOLLOWS_OTHER_LIFE);
        south.step(
                (directory, at) -> south.replication().claimed(directory, at, new byte[10]), now);
        assertThat(south.epoch()).isGreaterThan(ahead.epoch());
    }

    /** The latest: an earlier one still waits. */
    private Message statusOfNorth() {
        return north.due(now).stream()
                .filter(Status.class::isInstance)
                .reduce((before, last) -> last)
                .orElseThrow();
    }
}
