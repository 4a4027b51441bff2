package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** NORTH ends its partnership with SOUTH, who does not know. */
class RemovalTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(25));
    private static final Instant AGAIN = LATER.plus(Duration.ofDays(30));

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void remove() {
        Gate.meet(north, south);
        north.create(1);
        Gate.talk(north, south, NOON.plusSeconds(60));
        north.step(
                (directory, now) -> north.replication().remove(south.site(), directory, now),
                LATER);
    }

    @Test
    void nothingIsSaidAndWhatComesIsAStrangersMail() {
        north.create(2);
        south.create(3);
        assertThat(north.due(AGAIN)).isEmpty();
        List<Message> said = south.due(LATER);
        assertThat(said).isNotEmpty();
        said.forEach(
                each -> assertThat(north.receive(each, LATER)).isEqualTo(Verdict.UNKNOWN_PARTNER));
        assertThat(north.has(3)).isFalse();
    }

    @Test
    void asPartnersAgainTheyGoOnWhereTheyStopped() {
        north.create(2);
        north.set(2, P, "x");
        south.create(3);
        Gate.talk(north, south, LATER);
        north.register(south, "SOUTH-GW");
        Gate.talk(north, south, AGAIN);
        assertThat(north.has(3)).isTrue();
        assertThat(south.shown(2, P)).containsExactly("x");
    }

    /** World 267: a suspicion stayed, although no comparison with the partner could end it. */
    @Test
    void whatWasComparedIsForgotten() {
        Verification suspected = Verification.none(south.site(), Gate.BASE).suspecting(true);
        Changes row = Changes.NONE.but().verifications(List.of(suspected)).done();
        north.step((directory, now) -> new Step(row, List.of(), Verdict.IDLE), LATER);
        north.step(
                (directory, now) -> north.replication().remove(south.site(), directory, now),
                LATER);
        assertThat(north.<List<Verification>>read(Directory::verifications))
                .noneMatch(Verification::suspected);
    }

    @Test
    void startingAnewMakesNoPartners() {
        north.start(AGAIN);
        assertThat(north.due(AGAIN)).isEmpty();
    }

    /** Three of nine thousand worlds came to no rest: the end of a suspension made partners again. */
    @Test
    void suspensionNeitherCoversItNorEndsIt() {
        north.step(
                (directory, now) -> north.replication().suspend(south.site(), directory, now),
                LATER);
        north.step(
                (directory, now) -> north.replication().resume(south.site(), directory, now),
                LATER);
        assertThat(north.due(AGAIN)).isEmpty();
    }

    @Test
    void restoreDoesNotWaitForIt() {
        north.step(
                (directory, now) -> north.replication().restored(directory, now, new byte[10]),
                AGAIN);
        assertThat(north.read(directory -> directory.partner(south.site()).orElseThrow())
                        .owesBacksync())
                .isFalse();
    }

    @Test
    void removalOfAStrangerChangesNothing() {
        Step step = north.read(
                directory -> north.replication().remove(SiteId.of("NOBODY"), directory, LATER));
        assertThat(step.changes().partnership().partners()).isEmpty();
    }
}
