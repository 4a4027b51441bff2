package io.bridgehead.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a process that stays learns that it should end: SIGTERM, Ctrl-C, or the end of an input. The
 * JVM ends only when {@link #close} was called, or after a while.
 */
final class Ending implements AutoCloseable {
    private static final Duration CLEAN_WITHIN = Duration.ofSeconds(30);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Ending() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /** Ends as soon as {@code in} does. */
    void whenClosed(InputStream in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // Whoever held the other end is gone: that is what is waited for.
                    } finally {
                        wished.countDown();
                    }
                },
                "end-of-input");
        watch.setDaemon(true);
        watch.start();
    }

    /** It is time to end. */
    void wish() {
        wished.countDown();
    }

    /** Waits until it is time to end. */
    void await() throws InterruptedException {
        wished.await();
    }

    /** Everything is closed: the process may end. */
    @Override
    public void close() {
        done.countDown();
    }

    private void end() {
        wished.countDown();
        try {
            done.await(CLEAN_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
