package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Refusal.Reason;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner asks. */
class UpdateRequestHandlerTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(3));

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void meet() {
        Gate.meet(north, south);
        north.create(1);
        Gate.talk(north, south, LATER);
    }

    @Test
    void honestRequestIsAnswered() {
        assertThat(north.receive(request(), LATER)).isEqualTo(Verdict.ANSWERED);
        assertThat(north.sent()).hasOnlyElementsOfType(Update.class).hasSize(1);
    }

    @Test
    void olderRequestIsSuperseded() {
        UpdateRequest first = request();
        UpdateRequest second = request();
        north.receive(second, LATER);
        assertThat(north.receive(first, LATER)).isEqualTo(Verdict.SUPERSEDED);
        assertThat(north.sent()).isEmpty();
    }

    @Test
    void requestFromOldEpochIsRefused() {
        UpdateRequest it = request();
        Epoch other = Epoch.fresh(NOON, Epoch.NONE, new byte[10]);
        assertThat(north.receive(
                        with(
                                it,
                                it.context(),
                                other,
                                it.position().received(),
                                it.position().proof()),
                        LATER))
                .isEqualTo(Verdict.REFUSED_RESYNC);
        assertThat(refusal()).isEqualTo(Reason.RESYNC);
    }

    @Test
    void cursorBeyondOurUsnShowsThatWeWereRolledBack() {
        UpdateRequest it = request();
        assertThat(north.receive(
                        with(
                                it,
                                it.context(),
                                it.position().epoch(),
                                Ranges.upTo(1000),
                                it.position().proof()),
                        LATER))
                .isEqualTo(Verdict.SET_BACK);
    }

    @Test
    void cursorWithAnotherMarkShowsThatWeWereRolledBack() {
        UpdateRequest it = request();
        Mark wrong = new Mark(it.position().proof().usn(), it.position().proof().value() + 1);
        assertThat(north.receive(
                        with(
                                it,
                                it.context(),
                                it.position().epoch(),
                                it.position().received(),
                                wrong),
                        LATER))
                .isEqualTo(Verdict.SET_BACK);
    }

    @Test
    void unknownScopeIsNotOffered() {
        UpdateRequest it = request();
        ContextId other = ContextId.rootedAt(Gate.ORGANIZATION, "ou=NOWHERE,dc=example");
        assertThat(north.receive(
                        with(
                                it,
                                other,
                                it.position().epoch(),
                                it.position().received(),
                                it.position().proof()),
                        LATER))
                .isEqualTo(Verdict.REFUSED_NOT_OFFERED);
        assertThat(refusal()).isEqualTo(Reason.NOT_OFFERED);
    }

    private Reason refusal() {
        return ((Refusal) north.sent().get(0)).reason();
    }

    /** The next question of SOUTH about the base context. */
    private UpdateRequest request() {
        south.step(
                (directory, now) ->
                        south.replication().requestNow(north.site(), false, directory, now),
                LATER);
        return south.due(LATER).stream()
                .filter(UpdateRequest.class::isInstance)
                .map(UpdateRequest.class::cast)
                .filter(each -> each.context().equals(BASE))
                .findFirst()
                .orElseThrow();
    }

    private static UpdateRequest with(
            UpdateRequest it, ContextId context, Epoch epoch, Ranges received, Mark proof) {
        return new UpdateRequest(
                it.header(),
                context,
                it.number(),
                new UpdateRequest.Position(epoch, received, proof),
                it.vector(),
                it.options(),
                it.recovery());
    }
}
