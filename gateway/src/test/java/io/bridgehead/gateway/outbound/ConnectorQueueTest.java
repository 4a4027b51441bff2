package io.bridgehead.gateway.outbound;

import static io.bridgehead.gateway.outbound.Letters.NOON;
import static io.bridgehead.gateway.outbound.Letters.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.outbound.ConnectorQueue.Departure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.letter.LetterHead;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConnectorQueueTest {
    private static final DeliveryFailure CUT =
            new DeliveryFailure(Blame.MAIL_OR_CONNECTOR, "[EOF]");
    private static final DeliveryFailure REFUSED = new DeliveryFailure(Blame.MAIL, "550 no");
    private static final DeliveryFailure BUSY = new DeliveryFailure(Blame.NOTHING, "451 later");
    private static final DeliveryFailure DOWN =
            new DeliveryFailure(Blame.CONNECTOR, "connection refused");

    private final Letters letters = new Letters();
    private final Connector cheap = Letters.connector("cheap", 1);
    private final Connector dear = Letters.connector("dear", 9);

    /** What leaves at this moment, in order, if each letter ends like this; null if it is sent. */
    private List<String> leaving(ConnectorQueue queue, Instant now, LetterFate fate) {
        List<String> left = new ArrayList<>();
        for (LetterHead each : queue.due(SOUTH, now, 100)) {
            queue.take(each, now).ifPresent(departure -> {
                left.add(each.label().messageId());
                end(queue, departure, fate, now);
            });
        }
        return left;
    }

    private interface LetterFate {
        boolean isSent(LetterHead letter);
    }

    private static void end(
            ConnectorQueue queue, Departure departure, LetterFate fate, Instant now) {
        if (fate.isSent(departure.letter())) {
            queue.partTaken(departure, 1, 1, 100, now);
            queue.sent(departure, now);
        } else {
            queue.failed(departure, CUT, now);
        }
        queue.putBack(departure);
    }

    /** The relay hangs up on the large mail; once, the small ones waited behind it for an hour. */
    @Test
    void oneBadMailHoldsUpNoOtherMail() {
        ConnectorQueue queue = letters.queue(cheap, Letters.health(cheap));
        letters.post("large", 30_000);
        letters.post("small1", 100);
        letters.post("small2", 100);
        LetterFate relay = letter -> letter.bytes() < 10_000;
        assertThat(leaving(queue, NOON, relay))
                .as("the small ones prove the connector at once")
                .containsExactly("large", "small1", "small2");
        Instant soon = NOON.plus(Letters.PACE.first());
        letters.post("small3", 100);
        assertThat(leaving(queue, soon, relay)).containsExactly("large", "small3");
        assertThat(letters.store.outbox().list(9))
                .as("the bad mail backs off by itself")
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.attempts()).isEqualTo(2);
                    assertThat(each.due()).isEqualTo(soon.plusSeconds(120));
                });
    }

    @Test
    void fiveBrokenLinesInARowPauseTheConnectorForTheFirstPause() {
        ConnectorHealth health = Letters.health(cheap);
        ConnectorQueue queue = letters.queue(cheap, health);
        for (int i = 0; i < 9; i++) {
            letters.post("m" + i, 100);
        }
        assertThat(leaving(queue, NOON, letter -> false)).hasSize(5);
        Instant afterThePause = NOON.plus(Letters.PACE.first());
        assertThat(leaving(queue, afterThePause.minusSeconds(1), letter -> true))
                .isEmpty();
        assertThat(leaving(queue, afterThePause, letter -> true))
                .as("those that were not tried come first")
                .startsWith("m5", "m6", "m7", "m8")
                .hasSize(9);
    }

    @Test
    void deadRelayIsTriedWithOneLetterAfterEachPauseAndThePauseGrows() {
        ConnectorHealth health = Letters.health(cheap);
        ConnectorQueue queue = letters.queue(cheap, health);
        for (int i = 0; i < 9; i++) {
            letters.post("m" + i, 100);
        }
        Instant now = NOON;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int tries = 0;
            for (LetterHead each : queue.due(SOUTH, now, 100)) {
                var departure = queue.take(each, now);
                if (departure.isPresent()) {
                    queue.failed(departure.get(), DOWN, now);
                    queue.putBack(departure.get());
                    tries++;
                }
            }
            assertThat(tries).isEqualTo(1);
            Retry retry =
                    Objects.requireNonNull(health.conditions(now).get("cheap")).retry();
            pauses.add(Duration.between(now, retry.until()).toMinutes());
            now = retry.until();
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void refusedMailGoesAnotherWayAtOnceAndWaitsLongWithoutOne() {
        ConnectorHealth both = Letters.health(cheap, dear);
        ConnectorQueue first = letters.queue(cheap, both);
        LetterHead letter = letters.post("m1", 100);
        RetryPolicy.NextTry next = fail(first, letter, REFUSED, NOON);
        assertThat(next).isEqualTo(new RetryPolicy.NextTry(NOON, true));
        LetterHead again = letters.store.outbox().list(1).get(0);
        assertThat(first.take(again, NOON)).isEmpty();
        ConnectorQueue second = letters.queue(dear, both);
        next = fail(second, again, REFUSED, NOON);
        assertThat(next)
                .isEqualTo(new RetryPolicy.NextTry(NOON.plus(Letters.PACE.longest()), false));
    }

    @Test
    void greylistedMailStaysOnItsWayUntilTheRelayHasSaidLaterFourTimes() {
        ConnectorHealth both = Letters.health(cheap, dear);
        ConnectorQueue queue = letters.queue(cheap, both);
        letters.post("m1", 100);
        Instant now = NOON;
        for (int i = 0; i < 3; i++) {
            RetryPolicy.NextTry next =
                    fail(queue, letters.store.outbox().list(1).get(0), BUSY, now);
            assertThat(next.anotherWay()).as("try %d", i + 1).isFalse();
            now = next.due();
        }
        assertThat(now).isEqualTo(NOON.plus(Duration.ofMinutes(1 + 2 + 4)));
        assertThat(fail(queue, letters.store.outbox().list(1).get(0), BUSY, now).anotherWay())
                .isTrue();
    }

    private static RetryPolicy.NextTry fail(
            ConnectorQueue queue, LetterHead letter, DeliveryFailure failure, Instant now) {
        Departure departure = queue.take(letter, now).orElseThrow();
        RetryPolicy.NextTry next = queue.failed(departure, failure, now);
        queue.putBack(departure);
        return next;
    }

    @Test
    void partsThatTheRelayHasTakenAreNotSentAgain() {
        ConnectorQueue queue = letters.queue(cheap, Letters.health(cheap));
        LetterHead letter = letters.post("m1", 100);
        Departure departure = queue.take(letter, NOON).orElseThrow();
        assertThat(queue.partsTaken(departure, 5)).isZero();
        queue.partTaken(departure, 5, 1, 100, NOON);
        queue.partTaken(departure, 5, 2, 100, NOON);
        queue.failed(departure, BUSY, NOON);
        assertThat(queue.partsTaken(departure, 5)).isEqualTo(2);
        assertThat(queue.partsTaken(departure, 9)).as("divided otherwise").isZero();
        queue.sent(departure, NOON);
        assertThat(queue.partsTaken(departure, 5)).as("gone").isZero();
    }

    @Test
    void partsThatAnotherConnectorHasTakenCountForNothing() {
        ConnectorHealth both = Letters.health(cheap, dear);
        LetterHead letter = letters.post("m1", 100);
        ConnectorQueue first = letters.queue(cheap, both);
        Departure departure = first.take(letter, NOON).orElseThrow();
        first.partTaken(departure, 5, 2, 100, NOON);
        assertThat(letters.queue(dear, both).partsTaken(departure, 5)).isZero();
    }

    @Test
    void letterInTheHandOfOneQueueIsNotTakenByAnother() {
        ConnectorHealth health = Letters.health(cheap);
        LetterHead letter = letters.post("m1", 100);
        ConnectorQueue one = letters.queue(cheap, health);
        Departure departure = one.take(letter, NOON).orElseThrow();
        assertThat(letters.queue(cheap, health).take(letter, NOON)).isEmpty();
        one.putBack(departure);
        assertThat(letters.queue(cheap, health).take(letter, NOON)).isPresent();
    }

    @Test
    void closedConnectorLetsNothingLeaveUntilItOpens() {
        Schedule night = Schedule.of("22:00-06:00", ZoneOffset.UTC);
        Connector closed = Letters.connector("night", 1, 1 << 20, night);
        ConnectorQueue queue = letters.queue(closed, Letters.health(closed));
        letters.post("m1", 100);
        assertThat(leaving(queue, NOON, letter -> true)).isEmpty();
        assertThat(leaving(queue, NOON.plus(Duration.ofHours(10)), letter -> true))
                .containsExactly("m1");
    }

    @Test
    void siteToWhichTheConnectorDoesNotLeadIsNotLookedAt() {
        letters.post("m1", 100);
        assertThat(letters.queue(cheap, Letters.health(cheap)).sites()).containsExactly(SOUTH);
        assertThat(letters.queue(cheap, Letters.health()).sites()).isEmpty();
    }
}
