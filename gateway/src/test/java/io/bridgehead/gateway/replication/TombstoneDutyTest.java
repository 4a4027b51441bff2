package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.terms.TombstonePolicy;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was deleted stays deleted; what it was is forgotten in the end. */
class TombstoneDutyTest {
    private static final Instant OVER = NOON.plus(TombstonePolicy.DEFAULT.ceiling());
    private static final Duration HALF_A_DAY = TombstonePolicy.DEFAULT.interval();

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");

    @BeforeEach
    void meet() {
        Gate.meet(north, south);
    }

    @Test
    void whatLiesBeneathATombstoneIsForgottenAtTheCeiling() {
        deleted();
        Gate.talk(north, south, NOON.plusSeconds(60));
        Gate.talk(north, south, OVER.minusSeconds(60));
        assertThat(entry(north).isTombstone()).isTrue();
        assertThat(entry(south).isTombstone()).isTrue();
        Gate.talk(north, south, OVER.plus(HALF_A_DAY));
        assertThat(entry(north)).isEqualTo(entry(north).emptied()).isEqualTo(entry(south));
        assertThat(entry(north).life().deleted()).isTrue();
    }

    @Test
    void nothingIsSaidAboutIt() {
        deleted();
        Gate.talk(north, south, NOON.plusSeconds(60));
        Gate.talk(north, south, OVER.minusSeconds(60));
        List<Message> said = north.due(OVER.plusMillis(HALF_A_DAY.toMillis()));
        assertThat(entry(north).isTombstone()).isFalse();
        assertThat(said).noneMatch(each -> each instanceof Update);
    }

    /** A site may undelete it during its lifetime, and this change must find the tombstone here. */
    @Test
    void itIsNotForgottenBecauseEverybodyHasIt() {
        deleted();
        Gate.talk(north, south, NOON.plusSeconds(60));
        Instant lifetimeOver = NOON.plus(TombstonePolicy.DEFAULT.lifetime()).plus(HALF_A_DAY);
        Gate.talk(north, south, lifetimeOver);
        assertThat(entry(north).isTombstone()).isTrue();
        south.change(id(1), Author::undelete, lifetimeOver);
        Gate.talk(north, south, OVER.minusSeconds(60));
        assertThat(north.shown(1, P)).containsExactly("x");
    }

    @Test
    void noLatePageBringsItBack() {
        north.create(1);
        north.set(1, P, "x");
        List<Message> pages = north.due(NOON.plusSeconds(10));
        pages.forEach(each -> south.receive(each, NOON.plusSeconds(10)));
        north.change(id(1), Author::delete, NOON);
        Gate.talk(north, south, NOON.plusSeconds(60));
        Gate.talk(north, south, OVER.plus(HALF_A_DAY));
        assertThat(entry(south).isTombstone()).isFalse();
        south.step(
                (directory, now) ->
                        south.replication().requestNow(north.site(), true, directory, now),
                OVER.plus(HALF_A_DAY));
        pages.forEach(each -> south.receive(each, NOON.plusSeconds(90)));
        assertThat(entry(south).life().deleted()).isTrue();
    }

    @Test
    void whoIsLateToForgetBringsItBackForThoseWhoHaveForgotten() {
        deleted();
        Gate.talk(north, south, NOON.plusSeconds(60));
        Gate.talk(north, south, OVER.minusSeconds(60));
        south.change(id(1), Author::undeleteAnew, OVER.minusSeconds(60));
        north.due(OVER.plus(HALF_A_DAY));
        assertThat(entry(north).isTombstone()).isFalse();
        Gate.talk(north, south, OVER.plus(HALF_A_DAY));
        assertThat(north.shown(1, P)).containsExactly("x");
        assertThat(entry(north)).isEqualTo(entry(south));
        assertThat(entry(north).isLive()).isTrue();
    }

    /** The gap that docs/replication.md names, and its cure. */
    @Test
    void whatWasUndeletedEarlyAndHeardOfTooLateIsBroughtByARefresh() {
        deleted();
        Gate.talk(north, south, NOON.plusSeconds(60));
        Gate.talk(north, south, OVER.minusSeconds(60));
        north.due(OVER.plus(HALF_A_DAY));
        south.change(id(1), Author::undelete, NOON.plusSeconds(120));
        Instant later = OVER.plus(HALF_A_DAY).plusSeconds(1);
        Gate.talk(north, south, later);
        assertThat(entry(north).isLive()).isFalse();
        north.step(
                (directory, now) ->
                        north.replication().requestNow(south.site(), true, directory, now),
                later);
        Gate.talk(north, south, later);
        assertThat(entry(north)).isEqualTo(entry(south));
        assertThat(north.shown(1, P)).containsExactly("x");
    }

    @Test
    void theNextCollectionIsKnownBeforehand() {
        deleted();
        Instant due = north.read(directory -> TombstoneDuty.nextDue(
                directory, TombstonePolicy.DEFAULT, NOON.plusSeconds(1), Instant.MAX));
        assertThat(due).isEqualTo(OVER);
        Instant then = OVER.plusSeconds(1);
        Instant after = north.read(directory ->
                TombstoneDuty.nextDue(directory, TombstonePolicy.DEFAULT, then, Instant.MAX));
        assertThat(after).isEqualTo(OVER.plus(HALF_A_DAY));
    }

    private void deleted() {
        north.create(1);
        north.set(1, P, "x");
        north.change(id(1), Author::delete, NOON);
    }

    private static Entry entry(Gate gate) {
        return gate.read(
                directory -> directory.entry(id(1)).map(StoredEntry::entry).orElseThrow());
    }
}
