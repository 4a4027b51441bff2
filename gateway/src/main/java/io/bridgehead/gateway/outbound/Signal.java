package io.bridgehead.gateway.outbound;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a thread that has nothing to do. Raised while no thread waits, it is kept. Thread-safe. */
public final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean raised;

    /** Wakes the thread that waits, or the next one that is about to wait. */
    public void raise() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the signal is raised, but no longer than {@code longest}; then lowers it. */
    public void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!raised && left > 0) {
                left = changed.awaitNanos(left);
            }
            raised = false;
        } finally {
            lock.unlock();
        }
    }
}
