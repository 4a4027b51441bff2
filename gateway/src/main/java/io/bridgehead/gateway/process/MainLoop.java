package io.bridgehead.gateway.process;

import io.bridgehead.gateway.outbound.Signal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that handles mail and timers, in turns. So only one thread changes the state of
 * replication; all others only raise the signal of this loop.
 */
final class MainLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MainLoop.class);

    /** The longest rest without a signal or a timer. It bounds the delay if a signal is lost. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final SpooledMailHandler mails;
    private final TimedWork timedWork;
    private final QuietWork quietWork;
    private final Signal signal;
    private final Runnable onProgress;
    private volatile boolean stopping;

    /**
     * The loop calls {@code onProgress} after each turn that did something: there may be mail to
     * send.
     */
    MainLoop(
            SpooledMailHandler mails,
            TimedWork timedWork,
            QuietWork quietWork,
            Signal signal,
            Runnable onProgress) {
        this.mails = mails;
        this.timedWork = timedWork;
        this.quietWork = quietWork;
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
     * Ends the loop after the present turn. It never interrupts the thread: an interrupt would
     * close the files of the database in the middle of a write.
     */
    void stop() {
        stopping = true;
        signal.raise();
    }

    /**
     * Handles one mail and does one duty, or rests if there is neither. Each has its own attempt,
     * so a mail that fails does not stop the timers, nor the reverse. A broken store ends the loop,
     * because only a restart can mend it.
     */
    private void turn() throws InterruptedException {
        attempt("looking at the routes", timedWork::refreshRoutes);
        boolean mail = attempt("taking mail", mails::handleOldest);
        boolean due = attempt("doing what is due", timedWork::doWhatIsDue);
        if (timedWork.isStoreBroken()) {
            throw new IllegalStateException("the store is broken; restart the gateway");
        }
        if (mail || due) {
            onProgress.run();
        } else if (!attempt("using a quiet moment", quietWork::doSome)) {
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
