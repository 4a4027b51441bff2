package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that are put back to an older state, announced or not (docs/replication.md, "Restore"). */
class NewLifeTest {
    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");
    private Instant now = NOON.plusSeconds(60);

    @BeforeEach
    void meet() {
        Gate.meet(north, south);
        north.create(1);
        settle();
    }

    @Test
    void whatARestoreLostComesBackFromThePartner() {
        int backup = north.image();
        north.create(2);
        north.set(1, P, "later");
        settle();
        restore(backup);
        assertThat(north.has(2)).isFalse();
        settle();
        assertThat(north.has(2)).isTrue();
        assertThat(north.shown(1, P)).containsExactly("later");
        assertThat(owes(north, south)).isFalse();
    }

    /** East never speaks to North; South, which does, was restored from an equally old backup. */
    @Test
    void whatOnlyASiteBehindThePartnerHoldsComesBackToo() {
        Gate east = Gate.at("EAST");
        Gate.meet(south, east);
        int ofNorth = north.image();
        int ofSouth = south.image();
        north.create(2);
        daysPass(north, south, east);
        assertThat(east.has(2)).isTrue();
        restore(north, ofNorth);
        restore(south, ofSouth);
        assertThat(List.of(north.has(2), south.has(2))).containsOnly(false);
        daysPass(north, south, east);
        assertThat(south.has(2)).isTrue();
        assertThat(north.has(2)).isTrue();
    }

    @Test
    void whatIsWrittenBeforeThePartnerIsHeardSurvivesToo() {
        int backup = north.image();
        north.create(2);
        settle();
        restore(backup);
        north.create(3);
        north.create(4);
        settle();
        for (Gate each : List.of(north, south)) {
            assertThat(List.of(each.has(2), each.has(3), each.has(4))).doesNotContain(false);
        }
    }

    @Test
    void whatOnlyMailOnItsWayHeldComesBackToo() {
        int backup = north.image();
        north.create(2);
        List<Message> onTheWay = north.due(later());
        restore(backup);
        onTheWay.forEach(each -> south.receive(each, now));
        settle();
        assertThat(north.has(2)).isTrue();
    }

    /** All that could give it away was lost; then the partner says how far it has read. */
    @Test
    void twoPastsOfTheSameLengthAreToldApartByAStatus() {
        int image = north.image();
        north.create(2);
        settle();
        north.putBack(image);
        north.create(3);
        north.due(later());
        now = now.plus(Duration.ofDays(2));
        Status daily = south.due(now).stream()
                .filter(Status.class::isInstance)
                .map(Status.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(north.receive(daily, now)).isEqualTo(Verdict.SET_BACK);
        settle();
        for (Gate each : List.of(north, south)) {
            assertThat(List.of(each.has(2), each.has(3))).doesNotContain(false);
        }
    }

    /** It reaches beyond what its writer has become since, and its reader's cursor cannot prove it. */
    @Test
    void aLatePageOfALostPastIsShownToItsWriter() {
        north.create(2);
        north.due(later());
        int image = north.image();
        north.create(3);
        south.requestNow(north, later());
        south.due(now).forEach(each -> north.receive(each, now));
        Message late = north.due(now).stream()
                .filter(Update.class::isInstance)
                .findFirst()
                .orElseThrow();
        north.putBack(image);
        north.start(later());
        south.requestNow(north, now);
        settle();
        assertThat(south.has(2)).isTrue();
        assertThat(south.receive(late, later())).isEqualTo(Verdict.APPLIED_UNPROVED);
        north.create(4);
        north.due(now);
        Epoch former = north.epoch();
        settle();
        assertThat(north.epoch()).isGreaterThan(former);
        for (Gate each : List.of(north, south)) {
            assertThat(List.of(each.has(2), each.has(3), each.has(4))).doesNotContain(false);
        }
    }

    @Test
    void aSetBackThatNobodyAnnouncedIsNoticedAndTreatedAsARestore() {
        int image = north.image();
        north.create(2);
        settle();
        Epoch former = north.epoch();
        north.putBack(image);
        north.start(later());
        settle();
        assertThat(north.has(2)).isTrue();
        assertThat(north.epoch()).isGreaterThan(former);
        Epoch heard = south.read(directory -> directory.partners().get(0).epoch());
        assertThat(heard).isEqualTo(north.epoch());
    }

    /** It may have replaced an equally old one, which its writer claims for it (world 15187). */
    @Test
    void whatIsStampedAnewIsNoYounger() {
        Stamp created = north.baseCreated();
        int image = north.image();
        north.create(2);
        settle();
        Epoch former = north.epoch();
        north.putBack(image);
        north.start(later());
        south.requestNow(north, now);
        south.due(now).forEach(each -> north.receive(each, now));
        assertThat(north.epoch()).isGreaterThan(former);
        assertThat(north.baseCreated()).isEqualTo(created);
    }

    @Test
    void usnsGivenOutTwiceLoseNothing() {
        int image = north.image();
        north.create(2);
        north.set(1, P, "before");
        settle();
        north.putBack(image);
        north.start(later());
        north.create(3);
        north.create(4);
        north.create(5);
        settle();
        for (Gate each : List.of(north, south)) {
            assertThat(each.has(2)).as("2 at %s", each.site()).isTrue();
            assertThat(each.has(3)).as("3 at %s", each.site()).isTrue();
            assertThat(each.has(4)).as("4 at %s", each.site()).isTrue();
            assertThat(each.has(5)).as("5 at %s", each.site()).isTrue();
            assertThat(each.shown(1, P)).containsExactly("before");
        }
    }

    @Test
    void beingSetBackTwiceToOneImageIsNoticedTwice() {
        int image = north.image();
        north.create(2);
        settle();
        north.putBack(image);
        north.start(later());
        settle();
        Epoch second = north.epoch();
        north.create(3);
        settle();
        north.putBack(image);
        north.start(later());
        north.create(4);
        south.create(5);
        for (int day = 0; day < 5; day++) {
            now = now.plus(Duration.ofDays(1));
            settle();
        }
        assertThat(north.epoch()).isGreaterThan(second);
        for (Gate each : List.of(north, south)) {
            for (int number = 1; number <= 5; number++) {
                assertThat(each.has(number)).as("%s at %s", number, each.site()).isTrue();
            }
        }
    }

    @Test
    void theEpochThatWasSetBackEndsWhereBothHistoriesPart() {
        int image = north.image();
        Epoch former = north.epoch();
        long shared = north.usn();
        north.create(2);
        settle();
        north.putBack(image);
        north.start(later());
        settle();
        for (Gate each : List.of(north, south)) {
            EpochOwner owner = each.read(directory -> directory.owner(former)).orElseThrow();
            assertThat(owner.isCut()).isTrue();
            assertThat(owner.end()).isLessThanOrEqualTo(shared);
            assertThat(each.read(directory -> directory.vector(Gate.BASE))
                            .of(former)
                            .last())
                    .isLessThanOrEqualTo(owner.end());
        }
    }

    @Test
    void waivingEndsTheWaitForOnePartner() {
        restore(north.image());
        assertThat(owes(north, south)).isTrue();
        north.step(
                (directory, at) -> north.replication().waiveBacksync(south.site(), directory, at),
                now);
        assertThat(owes(north, south)).isFalse();
    }

    private void daysPass(Gate... gates) {
        for (int day = 0; day < 3; day++) {
            now = now.plus(Duration.ofDays(1));
            Gate.talkAll(List.of(gates), now);
        }
    }

    private void restore(int backup) {
        restore(north, backup);
    }

    private void restore(Gate gate, int backup) {
        gate.putBack(backup);
        gate.step(
                (directory, at) -> gate.replication().restored(directory, at, new byte[10]),
                later());
        gate.start(now);
    }

    private static boolean owes(Gate gate, Gate partner) {
        return gate.read(directory -> directory.partner(partner.site()))
                .orElseThrow()
                .owesBacksync();
    }

    private Instant later() {
        now = now.plus(Duration.ofSeconds(10));
        return now;
    }

    private void settle() {
        Gate.talk(north, south, later());
        Gate.talk(north, south, later());
    }
}
