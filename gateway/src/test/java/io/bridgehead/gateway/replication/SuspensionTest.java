package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** NORTH suspends SOUTH, who does not know. */
class SuspensionTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(25));
    private static final Instant RESUMED = LATER.plus(Duration.ofDays(30));

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void suspend() {
        Gate.meet(north, south);
        north.step(
                (directory, now) -> north.replication().suspend(south.site(), directory, now),
                LATER);
    }

    @Test
    void nothingIsSaidAndNothingHeard() {
        north.create(1);
        south.create(2);
        assertThat(north.due(RESUMED)).isEmpty();
        assertThat(north.nextDue(RESUMED)).isEqualTo(Instant.MAX);
        List<Message> said = south.due(LATER);
        assertThat(said).isNotEmpty();
        said.forEach(each -> assertThat(north.receive(each, LATER)).isEqualTo(Verdict.SUSPENDED));
        assertThat(north.has(2)).isFalse();
    }

    @Test
    void aComparisonUnderWayEnds() {
        north.step(
                (directory, now) -> north.replication().resume(south.site(), directory, now),
                LATER);
        Instant deadline = LATER.plus(Duration.ofMinutes(5));
        north.step(
                (directory, now) ->
                        north.replication().verify(south.site(), false, directory, now, deadline),
                LATER);
        assertThat(running()).isPositive();
        north.step(
                (directory, now) -> north.replication().suspend(south.site(), directory, now),
                LATER);
        assertThat(running()).isZero();
        assertThat(north.due(deadline)).isEmpty();
    }

    private long running() {
        return north.read(Directory::verifications).stream()
                .filter(each -> each.state().isRunning())
                .count();
    }

    @Test
    void whatWasMissedIsExchangedAfterwards() {
        north.create(1);
        north.set(1, P, "x");
        south.create(2);
        Gate.talk(north, south, LATER);
        north.step(
                (directory, now) -> north.replication().resume(south.site(), directory, now),
                RESUMED);
        Gate.talk(north, south, RESUMED);
        assertThat(north.has(2)).isTrue();
        assertThat(south.shown(1, P)).containsExactly("x");
    }

    @Test
    void startingAnewEndsNothing() {
        north.start(RESUMED);
        assertThat(north.due(RESUMED)).isEmpty();
    }

    @Test
    void endOfWhatNeverBeganChangesNothing() {
        Step step =
                south.read(directory -> south.replication().resume(north.site(), directory, LATER));
        assertThat(step.changes().partnership().partners()).isEmpty();
        assertThat(step.changes().partnership().links()).isEmpty();
    }
}
