package io.bridgehead.gateway.process;

import io.bridgehead.gateway.outbound.Signal;
import io.bridgehead.store.Store;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles mail and does what is due, in turns, on one thread. All other threads only raise its signal.
 */
final class MainLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MainLoop.class);

    /** The longest rest without a signal or a timer: it bounds what a lost wake-up costs. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final SpooledMailHandler mails;
    private final TimedWork timedWork;
    private final Store store;
    private final Signal signal;
    private final Runnable onProgress;
    private volatile boolean stopping;

    /** {@code onProgress} is called after each turn that did something: there may be mail to send. */
    MainLoop(
            SpooledMailHandler mails,
            TimedWork timedWork,
            Store store,
            Signal signal,
            Runnable onProgress) {
        this.mails = mails;
        this.timedWork = timedWork;
        this.store = store;
        this.signal = signal;
        this.onProgress = onProgress;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends after the present turn. It never interrupts the thread: an interrupt would close the
     * database's files in the middle of a write.
     */
    void stop() {
        stopping = true;
        signal.raise();
    }

    /**
     * One mail if any waits, one thing that is due if any is, or else a rest. A failure of one must not
     * keep the other waiting. A broken store ends the loop.
     */
    private void turn() throws InterruptedException {
        attempt("looking at the routes", timedWork::refreshRoutes);
        boolean mail = attempt("taking mail", mails::handleOldest);
        boolean due = attempt("doing what is due", timedWork::doWhatIsDue);
        if (store.isBroken()) {
            throw new IllegalStateException("the store is broken; only a restart mends it");
        }
        if (mail || due) {
            onProgress.run();
        } else {
            Duration untilDue = timedWork.untilDue();
            signal.await(untilDue.compareTo(LONGEST_REST) < 0 ? untilDue : LONGEST_REST);
        }
    }

    private boolean attempt(String what, BooleanSupplier work) throws InterruptedException {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("{} failed; trying again in {}", what, LONGEST_REST, e);
            signal.await(LONGEST_REST);
            return false;
        }
    }
}
