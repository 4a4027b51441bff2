package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.replication.terms.DeleteBrake;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.view.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten people, of whom partners may delete three within a day. */
class DeleteBrakeTest {
    private static final DeleteBrake THREE = new DeleteBrake(1, 3, 100);

    private final Gate north = braked("NORTH");
    private final Gate south = braked("SOUTH");
    private Instant now = Gate.NOON;

    @BeforeEach
    void tenPeople() {
        Gate.meet(north, south);
        for (int i = 1; i <= 10; i++) {
            north.create(i);
        }
        talk();
    }

    @Test
    void aFewDeletionsPass() {
        delete(north, 1, 2, 3);
        talk();
        assertThat(live(south)).isEqualTo(7);
        assertThat(south.held()).isEmpty();
    }

    @Test
    void tooManyAreHeldAndAllElseIsApplied() {
        delete(north, 1, 2, 3, 4);
        north.set(5, Gate.P, "news");
        talk();
        assertThat(live(south)).isEqualTo(10);
        assertThat(south.shown(5, Gate.P)).containsExactly("news");
        assertThat(south.held()).hasSize(4).allMatch(each -> each.reason() == Reason.DELETE_BRAKE);
    }

    @Test
    void whatElseWasWrittenInAnEntryDoesNotWaitForItsDeletion() {
        north.set(1, Gate.P, "last words");
        delete(north, 1, 2, 3, 4);
        talk();
        assertThat(live(south)).isEqualTo(10);
        assertThat(south.shown(1, Gate.P)).containsExactly("last words");
        assertThat(south.held())
                .hasSize(4)
                .allMatch(each -> each.part().attributes().isEmpty());
    }

    @Test
    void approvalAppliesThemAndClosesTheGaps() {
        delete(north, 1, 2, 3, 4);
        talk();
        assertThat(claimed(south)).isLessThan(north.usn());
        approveAll(south);
        talk();
        assertThat(live(south)).isEqualTo(6);
        assertThat(south.held()).isEmpty();
        assertThat(claimed(south)).isEqualTo(north.usn());
        delete(north, 5, 6, 7);
        talk();
        assertThat(live(south)).as("counting began again").isEqualTo(3);
    }

    @Test
    void oneCommandInManyPagesIsOneBatch() {
        for (int i = 1; i <= 5; i++) {
            delete(north, i);
            talk();
        }
        assertThat(live(south)).isEqualTo(7);
        assertThat(south.held()).hasSize(2);
    }

    @Test
    void theNextDayIsAnotherBatch() {
        delete(north, 1, 2);
        talk();
        now = now.plus(Duration.ofHours(25));
        delete(north, 3, 4, 5);
        talk();
        assertThat(live(south)).isEqualTo(5);
    }

    @Test
    void whileSomeWaitAllFurtherOnesDo() {
        delete(north, 1, 2, 3, 4);
        talk();
        now = now.plus(Duration.ofHours(25));
        delete(north, 5);
        talk();
        assertThat(live(south)).isEqualTo(10);
        assertThat(south.held()).hasSize(5);
    }

    @Test
    void aShareCountsAsWellButNotOfVeryFew() {
        DeleteBrake brake = new DeleteBrake(2, 1000, 50);
        assertThat(brake.isExceededBy(2, 2)).isFalse();
        assertThat(brake.isExceededBy(5, 10)).isFalse();
        assertThat(brake.isExceededBy(6, 10)).isTrue();
        assertThat(brake.isExceededBy(1000, 1_000_000)).isFalse();
        assertThat(brake.isExceededBy(1001, 1_000_000)).isTrue();
    }

    @Test
    void whatIsHeldIsPromisedToNobodySoThatOthersGetItElsewhere() {
        delete(north, 1, 2, 3, 4);
        talk();
        Gate west = Gate.at("WEST");
        Gate.meet(south, west);
        assertThat(live(west)).isEqualTo(10);
        Gate.meet(north, west);
        assertThat(live(west)).as("held in SOUTH is not had in WEST").isEqualTo(6);
    }

    @Test
    void aDroppedDeletionIsNeverAppliedHere() {
        delete(north, 1, 2, 3, 4);
        talk();
        for (HeldItem each : south.<List<HeldItem>>read(all -> all.held(0, 9))) {
            south.step((all, at) -> south.replication().dropHeld(each.number(), all, at), now);
        }
        now = now.plus(Duration.ofDays(3));
        talk();
        assertThat(south.held()).isEmpty();
        assertThat(live(south)).isEqualTo(10);
    }

    /** A partner may send it again, and the brake would let a single deletion through. */
    @Test
    void aDroppedDeletionThatComesAgainWaitsAgain() {
        delete(north, 1, 2, 3, 4);
        talk();
        List<HeldItem> held = south.read(all -> all.held(0, 9));
        HeldItem dropped = held.get(0);
        south.step((all, at) -> south.replication().dropHeld(dropped.number(), all, at), now);
        List<Long> rest = held.stream().skip(1).map(HeldItem::number).toList();
        south.step((all, at) -> south.replication().approve(rest, all, at), now);
        talk();
        assertThat(live(south)).isEqualTo(7);
        now = now.plus(Duration.ofDays(3));
        south.step((all, at) -> south.replication().requestNow(north.site(), true, all, at), now);
        talk();
        assertThat(live(south)).isEqualTo(7);
        assertThat(south.held())
                .singleElement()
                .matches(each -> each.part().id().equals(dropped.held().part().id()));
    }

    /** Each waits between two changes that were applied: as many gaps as there are. */
    @Test
    void thousandsThatAreHeldStopNeitherMailNorApproval() {
        int people = 2_000;
        for (int i = 11; i <= people; i++) {
            north.create(i);
        }
        talk();
        for (int i = 11; i <= people; i += 2) {
            delete(north, i);
            north.set(i + 1, Gate.P, "news");
        }
        talk();
        for (int i = 1; i <= 20; i++) {
            north.set(10, Gate.P, "change " + i);
            talk();
            assertThat(south.shown(10, Gate.P)).containsExactly("change " + i);
        }
        assertThat(live(south)).isEqualTo(people);
        approveAll(south);
        talk();
        assertThat(live(south)).isEqualTo(live(north));
        assertThat(claimed(south)).isEqualTo(north.usn());
    }

    private static Gate braked(String site) {
        return Gate.at(site, new PartnerTerms(Limits.DEFAULT, new TreeMap<>()).braking(THREE));
    }

    private void talk() {
        now = now.plusSeconds(1);
        Gate.talk(north, south, now);
    }

    private void approveAll(Gate gate) {
        List<Long> all = gate.read(
                each -> each.held(0, 9_999).stream().map(HeldItem::number).toList());
        gate.step((each, at) -> gate.replication().approve(all, each, at), now);
    }

    private void delete(Gate gate, int... numbers) {
        for (int number : numbers) {
            gate.change(Gate.id(number), Author::delete, now);
        }
    }

    private long claimed(Gate gate) {
        return gate.<Long>read(each -> each.vector(Gate.BASE).of(north.epoch()).contiguous());
    }

    private static long live(Gate gate) {
        return gate.<Long>read(each -> each.totals(Gate.BASE).live()) - 1;
    }
}
