package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** South registers, and copies what North has, in small pages, through loss and crashes of both. */
class FullCopyTest {
    private static final int ENTRIES = 60;
    private static final int EACH_THAT_IS_LOST = 3;

    private final Gate north = Gate.at("NORTH", 0, Gate.smallPages());
    private final Gate south = Gate.at("SOUTH", 0, Gate.smallPages());
    private final List<Update> sent = new ArrayList<>();
    private Instant now = NOON;

    /** A crash loses what was in memory: mail that was to leave, and nothing that was committed. */
    @Test
    void crashesInTheMiddleOfLostPagesCostOnlyWhatWasLost() {
        for (int i = 1; i <= ENTRIES; i++) {
            north.create(i);
        }
        north.register(south, "SOUTH-GW");
        south.register(north, "NORTH-GW");
        south.requestNow(north, now);
        round(EACH_THAT_IS_LOST);
        round(EACH_THAT_IS_LOST);
        assertThat(here()).as("in the middle").isPositive().isLessThan(ENTRIES);
        int before = here();
        north.due(now);
        north.start(now);
        south.due(now);
        south.start(now);
        assertThat(here()).isEqualTo(before);
        sent.clear();
        for (int day = 0; day < 20 && here() < ENTRIES; day++) {
            now = now.plus(Duration.ofDays(1));
            for (int i = 0; i < 50; i++) {
                round(Integer.MAX_VALUE);
            }
        }
        assertThat(here()).isEqualTo(ENTRIES);
        assertThat(sent.stream()
                        .mapToInt(each -> each.content().entries().size())
                        .sum())
                .as("what had arrived is not sent again")
                .isLessThanOrEqualTo(ENTRIES - before + 3);
    }

    /** All that is due is exchanged once; of the pages each {@code lost}-th is lost. */
    private void round(int lost) {
        now = now.plusSeconds(60);
        south.due(now).forEach(each -> north.receive(each, now));
        for (Message each : north.due(now)) {
            if (each instanceof Update page) {
                sent.add(page);
                if (sent.size() % lost == 0) {
                    continue;
                }
            }
            south.receive(each, now);
        }
    }

    private int here() {
        int here = 0;
        for (int i = 1; i <= ENTRIES; i++) {
            here += south.has(i) ? 1 : 0;
        }
        return here;
    }
}
