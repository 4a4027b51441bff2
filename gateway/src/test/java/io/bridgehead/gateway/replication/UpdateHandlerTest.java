package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.Q;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A page arrives. */
class UpdateHandlerTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(3));

    private final Gate north = Gate.at("NORTH", 0, Gate.smallPages());
    private final Gate south = Gate.at("SOUTH", 0, Gate.smallPages());

    private Instant now = LATER;

    @Test
    void whatIsWrittenThereShowsHere() {
        Gate.meet(north, south);
        north.create(1);
        north.set(1, P, "x");
        Gate.talk(north, south, LATER);
        assertThat(south.shown(1, P)).containsExactly("x");
    }

    @Test
    void lateUpdateChangesNothing() {
        Gate.meet(north, south);
        north.create(1);
        Update page = told();
        assertThat(south.receive(page, LATER)).isEqualTo(Verdict.CAUGHT_UP);
        long usn = south.usn();
        south.receive(page, LATER);
        assertThat(south.usn()).isEqualTo(usn);
    }

    /** Law 1: Y changes p at one USN, then q at another; the first page is lost. */
    @Test
    void lostPageDoesNotTakeAnOlderChangeOfTheSameEntryWithIt() {
        Gate.meet(north, south);
        north.create(1);
        Gate.talk(north, south, LATER);
        north.set(1, P, "x");
        told();
        north.set(1, Q, "y");
        Update second = told();
        south.receive(second, LATER);
        Gate.talk(north, south, LATER.plus(Duration.ofDays(1)));
        assertThat(south.shown(1, P)).containsExactly("x");
        assertThat(south.shown(1, Q)).containsExactly("y");
    }

    /** Law 2: while a hole is open its entry moves on; the pending vector must not claim it. */
    @Test
    void vectorIsNotClaimedIfAHoleWasReadAtALaterSnapshot() {
        Gate.meet(north, south);
        north.create(1);
        Gate.talk(north, south, LATER);
        Vector before = south.read(each -> each.vector(BASE));
        long old = north.set(1, P, "x").stamps().last().usn();
        told();
        north.create(2);
        assertThat(south.receive(told(), LATER)).isEqualTo(Verdict.APPLIED_BEYOND_GAP);
        north.set(1, Q, "y");
        Instant patienceEnded = LATER.plus(Duration.ofDays(1));
        Message question = south.due(patienceEnded).stream()
                .filter(UpdateRequest.class::isInstance)
                .filter(each -> ((UpdateRequest) each).context().equals(BASE))
                .findFirst()
                .orElseThrow();
        north.receive(question, patienceEnded);
        Update hole = (Update) north.sent().get(0);
        south.receive(hole, patienceEnded);
        assertThat(south.read(each -> each.vector(BASE)).of(north.epoch()).contains(old))
                .isEqualTo(before.of(north.epoch()).contains(old))
                .isFalse();
        Gate.talk(north, south, patienceEnded.plus(Duration.ofDays(1)));
        assertThat(south.shown(1, P)).containsExactly("x");
    }

    @Test
    void pageOfAnotherHistoryIsNotApplied() {
        Gate.meet(north, south);
        north.create(1);
        Update page = told();
        south.receive(page, LATER);
        Update other =
                with(page, new Mark(page.range().to().usn(), page.range().to().value() + 1));
        assertThat(south.receive(other, LATER)).isEqualTo(Verdict.PARTNER_ROLLED_BACK);
        assertThat(south.read(each -> each.partner(north.site()).orElseThrow()).troubles())
                .containsExactly(Trouble.PARTNER_ROLLED_BACK);
    }

    /** Law 5: a page that brings nothing new may be the first word of a database that was set back. */
    @Test
    void marksAreComparedBeforeADuplicateIsDropped() {
        Gate.meet(north, south);
        north.create(1);
        Update page = told();
        assertThat(south.receive(page, LATER)).isEqualTo(Verdict.CAUGHT_UP);
        assertThat(south.receive(page, LATER)).isNotEqualTo(Verdict.PARTNER_ROLLED_BACK);
        Update again =
                with(page, new Mark(page.range().to().usn(), page.range().to().value() + 1));
        assertThat(south.receive(again, LATER)).isEqualTo(Verdict.PARTNER_ROLLED_BACK);
        assertThat(south.due(LATER)).anyMatch(UpdateRequest.class::isInstance);
    }

    @Test
    void pageCutForAFormerLifeIsObsolete() {
        Gate.meet(north, south);
        north.create(1);
        Update page = told();
        Gate again = Gate.at("SOUTH", 1, Gate.smallPages());
        again.step(
                (directory, now) ->
                        again.replication().register(north.site(), "NORTH-GW", directory, now),
                NOON);
        Gate.talk(again, north, LATER);
        assertThat(again.receive(page, LATER)).isEqualTo(Verdict.OBSOLETE);
    }

    @Test
    void pageThatComesAfterItsTimeIsReadAllTheSame() {
        Gate.meet(north, south);
        north.create(1);
        Update page = told();
        Instant daysAhead = page.header().expires().plus(Duration.ofDays(30));
        assertThat(south.receive(page, daysAhead)).isEqualTo(Verdict.CAUGHT_UP);
    }

    /** The page that tells what was written last in the base context. */
    private Update told() {
        now = now.plusSeconds(1);
        return north.due(now).stream()
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .filter(each -> each.context().equals(BASE))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Update with(Update page, Mark to) {
        return page.with(page.range().endingAt(to));
    }
}
