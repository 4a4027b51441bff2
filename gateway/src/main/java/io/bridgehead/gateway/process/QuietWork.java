package io.bridgehead.gateway.process;

import io.bridgehead.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What a gateway does when no mail waits and nothing is due. Of one thread. */
final class QuietWork {
    private static final Duration TIDY_INTERVAL = Duration.ofSeconds(10);

    private final Store store;
    private final DailyAudit audit;
    private final InstantSource clock;
    private Instant nextTidy;

    QuietWork(Store store, DailyAudit audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.nextTidy = clock.instant().plus(TIDY_INTERVAL);
    }

    /** Gives unused disk space back, or reads a page for the daily audit; false if neither is due. */
    boolean doSome() {
        Instant now = clock.instant();
        if (now.isBefore(nextTidy)) {
            return audit.step();
        }
        nextTidy = now.plus(TIDY_INTERVAL);
        return store.tidy();
    }
}
