package io.bridgehead.gateway.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one gateway. A gateway that has lost one of them only looks alive, so the first failure
 * is reported and the gateway must end. One thread starts all of them and waits for their end.
 */
final class WorkThreads {
    private static final Logger LOG = LoggerFactory.getLogger(WorkThreads.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Runnable onFailure;
    private final List<Thread> all = new ArrayList<>();
    private volatile boolean failed;

    /** {@code onFailure} is called on the thread that fails. */
    WorkThreads(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    void run(String name, Runnable work) {
        Thread thread = new Thread(() -> guarded(name, work), name);
        thread.setDaemon(true);
        all.add(thread);
        thread.start();
    }

    /** Whether the work of any thread has ended with an exception. */
    boolean haveFailed() {
        return failed;
    }

    /** Waits for the end of each thread, but not longer than {@link #END_WITHIN} for any of them. */
    void awaitEnd() {
        try {
            for (Thread each : all) {
                each.join(END_WITHIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fatal) {
            LOG.error(
                    "{} has failed; this gateway ends, so that a fresh one can start", name, fatal);
            failed = true;
            onFailure.run();
        }
    }
}
