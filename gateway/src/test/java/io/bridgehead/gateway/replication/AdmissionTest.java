package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.Q;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.HeldItem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** NORTH is the home of what all three hold; SOUTH, who knows that, reads it from WEST, who does not. */
class AdmissionTest {
    private final Gate north = Gate.at("NORTH");
    private final Gate west = Gate.at("WEST");
    private final Gate south = Gate.at("SOUTH");
    private Instant now = Gate.NOON;

    private void meet() {
        north.register(west, "WEST-GW");
        west.register(north, "NORTH-GW");
        west.register(south, "SOUTH-GW");
        south.register(west, "WEST-GW");
        talk();
        south.masteredBy(north, now);
    }

    /** For two hours, since news rest a while at each site. */
    private void talk() {
        for (int hour = 1; hour <= 2; hour++) {
            now = now.plusSeconds(3600);
            Gate.talkAll(List.of(north, west, south), now);
        }
    }

    @Test
    void nobodysLawfulChangeWaitsForWhatSomebodyElseWroteInTheSameEntry() {
        north.create(1);
        meet();
        north.set(1, P, "lawful");
        talk();
        west.set(1, Q, "foreign");
        talk();
        assertThat(south.shown(1, P)).containsExactly("lawful");
        assertThat(south.shown(1, Q)).isEmpty();
        assertThat(south.held())
                .singleElement()
                .matches(each -> each.reason() == Reason.FOREIGN_WRITE)
                .matches(each -> each.part().attributes().keySet().equals(Set.of(Q)));
        assertThat(claimedOfWest()).isLessThan(west.usn());
    }

    @Test
    void whatIsDroppedTakesNothingLawfulWithIt() {
        north.create(1);
        meet();
        north.set(1, P, "lawful");
        talk();
        west.set(1, Q, "foreign");
        talk();
        for (HeldItem each : south.<List<HeldItem>>read(all -> all.held(0, 9))) {
            south.step((all, at) -> south.replication().dropHeld(each.number(), all, at), now);
        }
        north.set(1, P, "lawful again");
        talk();
        assertThat(south.held()).isEmpty();
        assertThat(south.shown(1, P)).containsExactly("lawful again");
        assertThat(south.shown(1, Q)).isEmpty();
    }

    @Test
    void whatWasBornElsewhereBeforeItHadAHomeTakesTheChangesOfItsHome() {
        west.create(1);
        meet();
        north.set(1, P, "lawful");
        talk();
        assertThat(south.held()).isEmpty();
        assertThat(south.shown(1, P)).containsExactly("lawful");
    }

    @Test
    void whatIsBornAtAnotherSiteIsHeldWhole() {
        meet();
        west.create(1);
        talk();
        assertThat(south.has(1)).isFalse();
        assertThat(south.held()).hasSize(1);
        west.set(1, P, "foreign");
        talk();
        assertThat(south.has(1)).isFalse();
        assertThat(south.held()).hasSize(2);
    }

    private long claimedOfWest() {
        return south.<Long>read(each -> each.vector(Gate.BASE).of(west.epoch()).contiguous());
    }
}
