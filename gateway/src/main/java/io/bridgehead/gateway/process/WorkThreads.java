package io.bridgehead.gateway.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one gateway. If one of them ends with an exception, the gateway must end too: it
 * would look alive but do only part of its work. One thread starts all of them and waits for their
 * end.
 */
final class WorkThreads {
    private static final Logger LOG = LoggerFactory.getLogger(WorkThreads.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Runnable onFailure;
    private final List<Thread> all = new ArrayList<>();
    private volatile boolean failed;

    /** The failing thread calls {@code onFailure}. */
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

    /** Waits for the end of each thread, at most {@link #END_WITHIN} for each. */
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
                    "thread {} has failed; the gateway ends and must be started again",
                    name,
                    fatal);
            failed = true;
            onFailure.run();
        }
    }
}
