package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.outbound.RouteUpdates;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work that a gateway does because time has passed. Used by one thread. */
final class TimedWork {
    private static final Logger LOG = LoggerFactory.getLogger(TimedWork.class);
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    private final Store store;
    private final StepRunner runner;
    private final RouteUpdates routes;
    private final InstantSource clock;
    private final Tally tally;
    private Instant nextSweep = Instant.EPOCH;

    TimedWork(
            Store store, StepRunner runner, RouteUpdates routes, InstantSource clock, Tally tally) {
        this.store = store;
        this.runner = runner;
        this.routes = routes;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * Takes over changed routing tables of other sites. This must happen before the first mail is
     * forwarded: without the published tables no way leads to a distant site. Returns false,
     * because it writes nothing.
     */
    boolean refreshRoutes() {
        routes.refresh(clock.instant());
        return false;
    }

    /** Does at most one duty; false if none is due. */
    boolean doWhatIsDue() {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(SWEEP_INTERVAL);
            dropExpiredLetters(now);
        }
        Verdict verdict = store.write(tx -> runner.tick(tx, now));
        tally.count(verdict);
        return verdict != Verdict.IDLE;
    }

    /** Removes expired letters. Otherwise they would pile up while a relay is down. */
    private void dropExpiredLetters(Instant now) {
        int expired = store.outbox().expire(now).size();
        if (expired > 0) {
            LOG.warn("{} letters expired before they could be sent", expired);
        }
    }

    /** Whether the database can do nothing more until a restart. */
    boolean isStoreBroken() {
        return store.isBroken();
    }

    /** The time until something is due; negative if something is due already. */
    Duration untilDue() {
        Instant now = clock.instant();
        return Duration.between(now, store.read(directory -> runner.nextDue(directory, now)));
    }
}
