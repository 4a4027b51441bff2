package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.Plan;
import java.time.Duration;
import java.time.Instant;

/** A site's clock. It is wrong and coarse, and an operator may set it wrong in another way. */
final class SkewedClock {
    private final Timeline timeline;
    private final long tickMillis;
    private Duration skew;

    SkewedClock(Timeline timeline, Plan plan, Chance chance) {
        this.timeline = timeline;
        this.tickMillis = plan.trouble().tick().toMillis();
        this.skew = skew(plan, chance);
    }

    /** Sets the clock: its error changes. */
    void jump(Plan plan, Chance chance) {
        skew = skew(plan, chance);
    }

    private static Duration skew(Plan plan, Chance chance) {
        return chance.upTo(plan.trouble().skewMax().multipliedBy(2))
                .minus(plan.trouble().skewMax());
    }

    Instant now() {
        long millis = timeline.now().plus(skew).toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, tickMillis));
    }

    /** The true time at which this clock will show {@code time}, if it does not jump before. */
    Instant whenItShows(Instant time) {
        long millis = time.plusNanos(999_999).toEpochMilli();
        long shown = millis + Math.floorMod(-millis, tickMillis);
        return Instant.ofEpochMilli(shown).minus(skew);
    }
}
