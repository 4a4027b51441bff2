package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Update;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Changes leave in pages. */
class PageSenderTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(3));

    /** Before any poll is due: what is not told is not heard of. */
    private static final Instant SOON = NOON.plus(Duration.ofMinutes(1));

    private final Gate north = Gate.at("NORTH", 0, Gate.smallPages());
    private final Gate south = Gate.at("SOUTH", 0, Gate.smallPages());

    @Test
    void fullCopyComesInPagesOfTheirOwnCommits() {
        for (int i = 1; i <= 5; i++) {
            north.create(i);
        }
        Gate.meet(north, south);
        for (int i = 1; i <= 5; i++) {
            assertThat(south.has(i)).isTrue();
        }
    }

    /** A mark below the first change to tell once made an empty page, and the change was lost. */
    @Test
    void changesOfOneCommitAfterForeignOnesAreTold() {
        Gate.meet(north, south);
        south.create(1);
        south.due(SOON).forEach(each -> north.receive(each, SOON));
        north.createTogether(2, 3);
        Gate.talk(north, south, SOON.plus(Duration.ofMinutes(1)));
        assertThat(south.has(2)).isTrue();
        assertThat(south.has(3)).isTrue();
    }

    @Test
    void whatCameFromAPartnerIsNotToldBack() {
        Gate.meet(north, south);
        south.create(1);
        Gate.talk(north, south, LATER);
        assertThat(north.due(LATER.plus(Duration.ofMinutes(1))))
                .noneMatch(each ->
                        each instanceof Update page && !page.content().entries().isEmpty());
    }

    /** All found the base entry, SOUTH with the least epoch; WEST hears of it through EAST. */
    @Test
    void olderCreationReachesAThirdSite() {
        Gate east = Gate.at("EAST");
        Gate west = Gate.at("WEST");
        Gate.meet(east, west);
        assertThat(west.baseCreated().epoch()).isEqualTo(east.epoch());
        Gate.meet(south, east);
        Gate.talk(east, west, LATER);
        assertThat(west.baseCreated().epoch()).isEqualTo(south.epoch());
    }
}
