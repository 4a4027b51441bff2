package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SOUTH speaks to NORTH from 22:00 to 06:00 in Berlin; NORTH speaks at any time. */
class PartnerSchedulesTest {
    private static final Schedule NIGHTS = Schedule.of("22:00-06:00", ZoneId.of("Europe/Berlin"));

    /** Summer time, two hours ahead of UTC. */
    private static final Instant TEN_AT_NIGHT = Instant.parse("2026-06-01T20:00:00Z");

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH", SiteId.of("NORTH"), NIGHTS);

    @Test
    void newsAreToldWhenTheWindowOpensAndNotBefore() {
        meet(TEN_AT_NIGHT);
        Instant morning = TEN_AT_NIGHT.plus(Duration.ofHours(8));
        south.create(1);
        assertThat(south.due(morning)).isEmpty();
        assertThat(south.nextDue(morning)).isEqualTo(TEN_AT_NIGHT.plus(Duration.ofDays(1)));
        Gate.talk(north, south, morning.plus(Duration.ofHours(16)));
        assertThat(north.has(1)).isTrue();
    }

    @Test
    void partnerIsAskedWhenTheWindowOpensAndNotBefore() {
        meet(TEN_AT_NIGHT);
        Instant noon = TEN_AT_NIGHT.plus(Duration.ofHours(14));
        north.create(1);
        List<Message> told = north.due(noon);
        assertThat(told).hasOnlyElementsOfTypes(Update.class);
        Instant later = noon.plus(Duration.ofHours(30));
        north.due(later).forEach(each -> south.receive(each, later));
        assertThat(south.due(later)).noneMatch(each -> each instanceof UpdateRequest);
        assertThat(south.has(1)).isFalse();
        Instant window = TEN_AT_NIGHT.plus(Duration.ofDays(2));
        assertThat(south.nextDue(later)).isEqualTo(window);
        Gate.talk(north, south, window);
        assertThat(south.has(1)).isTrue();
    }

    @Test
    void questionsOfThePartnerAreAnsweredAtAnyTime() {
        meet(TEN_AT_NIGHT);
        south.create(1);
        Instant noon = TEN_AT_NIGHT.plus(Duration.ofHours(14));
        north.requestNow(south, noon);
        Gate.talk(north, south, noon);
        assertThat(north.has(1)).isTrue();
    }

    @Test
    void whatAPersonRequestsWaitsForNoWindow() {
        meet(TEN_AT_NIGHT);
        north.create(1);
        Instant noon = TEN_AT_NIGHT.plus(Duration.ofHours(14));
        north.due(noon); // and lost
        assertThat(south.due(noon)).isEmpty();
        south.requestNow(north, noon);
        assertThat(south.nextDue(noon)).isEqualTo(noon);
        Gate.talk(north, south, noon);
        assertThat(south.has(1)).isTrue();
    }

    /** A status comes between the request and the tick that asks; the window is closed all the time. */
    @Test
    void statusDoesNotTakeARequestOfAPersonAway() {
        meet(TEN_AT_NIGHT);
        Instant noon = TEN_AT_NIGHT.plus(Duration.ofHours(38));
        List<Message> equal = north.due(noon);
        assertThat(equal).hasOnlyElementsOfType(Status.class);
        south.requestNow(north, noon);
        equal.forEach(each -> south.receive(each, noon));
        assertThat(south.due(noon)).hasAtLeastOneElementOfType(UpdateRequest.class);

        Instant nextNoon = noon.plus(Duration.ofDays(1));
        north.create(1);
        List<Message> news = north.due(nextNoon);
        south.requestNow(north, nextNoon);
        news.stream()
                .filter(each -> each instanceof Status)
                .forEach(each -> south.receive(each, nextNoon));
        Gate.talk(north, south, nextNoon);
        assertThat(south.has(1)).isTrue();
    }

    @Test
    void withoutAnyWindowOnlyPersonsAsk() {
        Gate pole = Gate.at("POLE", SiteId.of("NORTH"), Schedule.NEVER);
        Gate.meet(north, pole);
        pole.create(1);
        Instant month = NOON.plus(Duration.ofDays(30));
        assertThat(pole.due(month)).isEmpty();
        assertThat(pole.nextDue(month)).isEqualTo(Instant.MAX);
        pole.requestNow(north, month);
        Gate.talk(north, pole, month);
        assertThat(north.has(1)).isTrue();
    }

    /** The clocks of Berlin change on 25 October 2026 and on 28 March 2027; 22:00 stays 22:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-24T12:00:00Z, 2026-10-24T20:00:00Z",
        "2026-10-25T12:00:00Z, 2026-10-25T21:00:00Z",
        "2027-03-27T12:00:00Z, 2027-03-27T21:00:00Z",
        "2027-03-28T12:00:00Z, 2027-03-28T20:00:00Z"
    })
    void clockChangesShiftNoWindow(Instant noon, Instant opens) {
        Instant night = noon.minus(Duration.ofHours(12));
        meet(night);
        south.create(1);
        assertThat(south.nextDue(noon)).isEqualTo(opens);
        assertThat(south.due(opens.minusMillis(1))).isEmpty();
        assertThat(south.due(opens)).hasAtLeastOneElementOfType(Update.class);
    }

    private void meet(Instant now) {
        Gate.meet(north, south);
        Gate.talk(north, south, now);
    }
}
