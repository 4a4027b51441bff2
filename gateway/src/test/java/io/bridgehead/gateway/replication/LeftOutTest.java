package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A context that does not travel between two partners. */
class LeftOutTest {
    private static final PartnerTerms ALL = new PartnerTerms(Limits.DEFAULT, new TreeMap<>());
    private static final Instant LATER = NOON.plus(Duration.ofHours(25));

    private final Gate south = Gate.at("SOUTH");

    @Test
    void travelsNeitherWayThoughTheOtherSiteDoesNotKnow() {
        Gate north = Gate.at("NORTH", withoutBase("SOUTH"));
        north.create(1);
        south.create(2);
        Gate.meet(north, south);
        assertThat(north.has(2)).isFalse();
        assertThat(south.has(1)).isFalse();
        assertThat(offered(north)).isEmpty();
    }

    @Test
    void questionAboutItIsRefused() {
        Gate north = Gate.at("NORTH");
        Gate.meet(north, south);
        north.reconfigure(withoutBase("SOUTH"), LATER);
        north.create(1);
        south.requestNow(north, LATER);
        List<Message> asked = south.due(LATER).stream()
                .filter(UpdateRequest.class::isInstance)
                .toList();
        assertThat(asked).hasSize(1);
        assertThat(north.receive(asked.get(0), LATER)).isEqualTo(Verdict.REFUSED_NOT_OFFERED);
        Gate.talk(north, south, LATER);
        assertThat(south.has(1)).isFalse();
        assertThat(north.nextDue(LATER)).isAfter(LATER);
    }

    @Test
    void whatWasWithheldIsSentOnceItTravelsAgain() {
        Gate north = Gate.at("NORTH");
        north.create(1);
        Gate.meet(north, south);
        north.reconfigure(withoutBase("SOUTH"), LATER);
        north.set(1, P, "withheld");
        north.create(2);
        south.create(3);
        Gate.talk(north, south, LATER);
        assertThat(south.shown(1, P)).isEmpty();
        assertThat(north.has(3)).isFalse();
        Instant wider = LATER.plus(Duration.ofDays(3));
        north.reconfigure(ALL, wider);
        Gate.talk(north, south, wider);
        Gate.talk(north, south, wider.plus(Duration.ofDays(3)));
        assertThat(south.shown(1, P)).containsExactly("withheld");
        assertThat(south.has(2)).isTrue();
        assertThat(north.has(3)).isTrue();
    }

    @Test
    void comesByAnotherPathAllTheSame() {
        Gate north = Gate.at("NORTH", withoutBase("SOUTH"));
        Gate east = Gate.at("EAST");
        Gate.meet(north, south);
        Gate.meet(north, east);
        Gate.meet(south, east);
        north.create(1);
        Gate.talk(north, east, LATER);
        Gate.talk(south, east, LATER);
        assertThat(south.has(1)).isTrue();
    }

    private static List<Status.Offer> offered(Gate gate) {
        return gate.due(LATER).stream()
                .filter(Status.class::isInstance)
                .flatMap(each -> ((Status) each).offers().stream())
                .toList();
    }

    private static PartnerTerms withoutBase(String site) {
        return ALL.without(new TreeMap<>(Map.of(SiteId.of(site), new TreeSet<>(List.of(BASE)))));
    }
}
