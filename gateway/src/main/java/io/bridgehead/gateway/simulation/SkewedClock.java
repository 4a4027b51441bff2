package io.bridgehead.gateway.simulation;

import java.time.Duration;
import java.time.Instant;

/** A site's clock: wrong by a while, coarse, and set anew now and then. */
final class SkewedClock {
    private final Timeline timeline;
    private final long tickMillis;
    private Duration skew;

    SkewedClock(Timeline timeline, Plan plan, Chance chance) {
        this.timeline = timeline;
        this.tickMillis = plan.trouble().tick().toMillis();
        this.skew = skew(plan, chance);
    }

    /** Sets the clock: it is wrong by another amount now. */
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

    /** The true time at which this clock will show {@code time}, unless it is set anew. */
    Instant whenItShows(Instant time) {
        long millis = time.plusNanos(999_999).toEpochMilli();
        long shown = millis + Math.floorMod(-millis, tickMillis);
        return Instant.ofEpochMilli(shown).minus(skew);
    }
}
