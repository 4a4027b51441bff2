package io.bridgehead.store.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final Epoch LIFE = new Epoch(new UUID(1, 1));

    /** The partner has taken what it lost through our USN 500, beyond its claim through 100. */
    private final Outbound taken = new Outbound(
            new Outbound.Asked(LIFE, 1, 1 << 20, true),
            new Outbound.Claim(through(100), new Mark(7, 7), 500),
            Outbound.Delivery.NONE);

    private static Vector through(long usn) {
        return Vector.EMPTY.with(LIFE, Ranges.upTo(usn));
    }

    @Test
    void aClaimThatGrowsKeepsWhatWasTaken() {
        assertThat(taken.knowing(through(120), new Mark(8, 8)).taken()).isEqualTo(500);
    }

    @Test
    void aClaimThatShrinksTakesBackWhatWasTakenBeyondTheEarlierOne() {
        assertThat(taken.knowing(through(90), new Mark(8, 8)).taken()).isZero();
    }

    @Test
    void anOlderClaimChangesNothing() {
        assertThat(taken.knowing(through(90), new Mark(6, 6))).isEqualTo(taken);
    }
}
