package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bounce makes us ask earlier, and can do no more than that. */
class UndeliveredTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Duration HURRY = Limits.DEFAULT.patience().first().dividedBy(16);

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void meet() {
        Gate.meet(north, south);
    }

    @Test
    void pageThatCameBackIsAskedForLongBeforeTheNextStatus() {
        Gate.talk(north, south, LATER);
        north.create(1);
        north.set(1, P, "x");
        north.due(LATER.plusSeconds(1));
        Instant soon = LATER.plusSeconds(2);
        assertThat(north.undelivered(south.site(), soon)).isEqualTo(Verdict.BOUNCED);
        Gate.talk(north, south, soon.plus(HURRY));
        assertThat(south.has(1)).isTrue();
        assertThat(south.shown(1, P)).containsExactly("x");
    }

    @Test
    void questionThatCameBackIsAskedAgainAfterASixteenthOfThePatience() {
        Instant asked = ask();
        assertThat(questions(asked.plus(HURRY))).isEmpty();
        assertThat(south.undelivered(north.site(), asked)).isEqualTo(Verdict.BOUNCED);
        assertThat(questions(asked.plus(HURRY).minusMillis(1))).isEmpty();
        assertThat(questions(asked.plus(HURRY))).hasSize(1);
    }

    @Test
    void waitGrowsWithEachAttemptThoughAllOfThemComeBack() {
        Instant now = ask();
        for (int attempt = 0; attempt < 4; attempt++) {
            Duration wait = HURRY.multipliedBy(1L << attempt);
            south.undelivered(north.site(), now);
            assertThat(questions(now.plus(wait).minusMillis(1))).isEmpty();
            now = now.plus(wait);
            assertThat(questions(now)).hasSize(1);
        }
    }

    @Test
    void thousandForgedBouncesMakeOneEarlyQuestion() {
        Instant asked = ask();
        for (int i = 0; i < 1000; i++) {
            south.undelivered(north.site(), asked.plusMillis(i));
        }
        assertThat(questions(asked.plus(HURRY))).hasSize(1);
        assertThat(questions(asked.plus(HURRY).plusSeconds(1))).isEmpty();
    }

    @Test
    void nothingBecomesDueLater() {
        Instant asked = ask();
        Instant end = asked.plus(Limits.DEFAULT.patience().first());
        south.undelivered(north.site(), end.minusSeconds(1));
        assertThat(questions(end)).hasSize(1);
    }

    @Test
    void whereNothingIsAskedNothingIsAsked() {
        Gate.talk(north, south, LATER);
        south.undelivered(north.site(), LATER);
        assertThat(questions(LATER.plus(HURRY))).isEmpty();
    }

    @Test
    void strangerIsNoMatter() {
        assertThat(south.undelivered(SiteId.of("MARS"), NOON)).isEqualTo(Verdict.BOUNCE_UNMATCHED);
    }

    /** SOUTH asks for what it lacks, and the question is lost; answers when. */
    private Instant ask() {
        Gate.talk(north, south, LATER);
        south.step(
                (directory, now) -> new Replication(Limits.DEFAULT)
                        .requestNow(north.site(), false, directory, now),
                LATER);
        assertThat(questions(LATER)).hasSize(1);
        return LATER;
    }

    private List<Message> questions(Instant now) {
        return south.due(now).stream()
                .filter(UpdateRequest.class::isInstance)
                .filter(each -> ((UpdateRequest) each).context().equals(BASE))
                .toList();
    }
}
