package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.history.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * North is set back without notice, so it uses some USNs twice. Middle has read the first change with
 * such a USN, and south has read the second. So the vector of south covers the first change too, and
 * middle does not send it, although south lacks it. When the setback is discovered, south receives
 * mail from middle only (docs/replication.md, "Restore").
 */
class FalseClaimTest {
    private static final int OURS = 1;
    private static final int FIRST = 2;
    private static final int SECOND = 3;
    private static final int THIRD = 4;
    private static final int OF_MIDDLE = 50;

    private final Gate north = Gate.at("NORTH");
    private final Gate middle = Gate.at("MIDDLE");
    private final Gate south = Gate.at("SOUTH");
    private Instant now = NOON;

    @BeforeEach
    void twoPasts() {
        Gate.meet(north, middle);
        Gate.meet(north, south);
        Gate.meet(middle, south);
        north.create(OURS);
        talk(List.of(north, middle, south));
        int image = north.image();
        north.create(FIRST);
        talk(List.of(north, middle));
        south.due(now);
        north.putBack(image);
        north.start(later());
        north.create(SECOND);
        north.create(THIRD);
        talk(List.of(north, south));
        assertThat(south.has(SECOND)).isTrue();
        middle.create(OF_MIDDLE);
    }

    @Test
    void whatWasReadForAFalseClaimIsReadAgainWhenAStatusTellsOfIt() {
        talk(List.of(middle, south));
        assertThat(south.has(FIRST)).isFalse();
        List<Message> toSouth = revealed();
        toSouth.stream().filter(Status.class::isInstance).forEach(this::toSouth);
        days(List.of(middle, south));
        assertThat(holds(south)).containsOnly(true);
    }

    /** The page itself proves the claim false for which its sender left a change out. */
    @Test
    void aPageThatRefutesAClaimMovesNoCursor() {
        talk(List.of(middle, south));
        Update refuting = revealed().stream()
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .filter(each -> each.content().owners().stream().anyMatch(owner -> owner.isCut()))
                .findFirst()
                .orElseThrow();
        assertThat(toSouth(refuting)).isEqualTo(Verdict.APPLIED_UNPROVED);
        assertThat(south.has(SECOND)).isTrue();
        days(List.of(middle, south));
        assertThat(holds(south)).containsOnly(true);
    }

    @Test
    void aLatePageThatWasCutForAFalseClaimCountsNoMore() {
        south.requestNow(middle, later());
        List<Message> late = new ArrayList<>();
        south.due(now).stream().filter(this::isToMiddle).forEach(this::toMiddle);
        middle.due(now).stream()
                .filter(each -> each instanceof Update && isToSouth(each))
                .forEach(late::add);
        revealed().stream().filter(Status.class::isInstance).forEach(this::toSouth);
        assertThat(late).isNotEmpty().allMatch(each -> toSouth(each) == Verdict.OBSOLETE);
        days(List.of(middle, south));
        assertThat(holds(south)).containsOnly(true);
    }

    /** Middle and north find out what happened; what middle then says to south. */
    private List<Message> revealed() {
        Epoch former = north.epoch();
        List<Message> toSouth = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            later();
            List<Message> all = new ArrayList<>(north.due(now));
            all.addAll(middle.due(now));
            while (!all.isEmpty()) {
                all.stream().filter(this::isToSouth).filter(this::isOfMiddle).forEach(toSouth::add);
                all.stream().filter(this::isToMiddle).forEach(this::toMiddle);
                all.stream()
                        .filter(each -> each.header().receiver().equals(north.site()))
                        .forEach(each -> north.receive(each, now));
                all = new ArrayList<>(north.due(now));
                all.addAll(middle.due(now));
            }
        }
        assertThat(north.epoch()).isGreaterThan(former);
        assertThat(middle.has(SECOND)).isTrue();
        return toSouth;
    }

    private List<Boolean> holds(Gate gate) {
        return List.of(
                gate.has(OURS),
                gate.has(FIRST),
                gate.has(SECOND),
                gate.has(THIRD),
                gate.has(OF_MIDDLE));
    }

    private boolean isToSouth(Message message) {
        return message.header().receiver().equals(south.site());
    }

    private boolean isToMiddle(Message message) {
        return message.header().receiver().equals(middle.site());
    }

    private boolean isOfMiddle(Message message) {
        return message.header().sender().site().equals(middle.site());
    }

    private Verdict toSouth(Message message) {
        return south.receive(message, later());
    }

    private void toMiddle(Message message) {
        middle.receive(message, now);
    }

    private void talk(List<Gate> gates) {
        for (int round = 0; round < 3; round++) {
            Gate.talkAll(gates, later());
        }
    }

    private void days(List<Gate> gates) {
        for (int day = 0; day < 10; day++) {
            now = now.plus(Duration.ofDays(1));
            Gate.talkAll(gates, now);
        }
    }

    private Instant later() {
        now = now.plusSeconds(3600);
        return now;
    }
}
