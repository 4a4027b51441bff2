package io.bridgehead.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a process that runs until it is told to stop, by SIGTERM, by Ctrl-C or by the end of an
 * input. The shutdown hook keeps the JVM alive until {@link #close} says that all is closed, but at
 * most 30 seconds.
 */
final class Ending implements AutoCloseable {
    private static final Duration CLEAN_WITHIN = Duration.ofSeconds(30);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Ending() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /** Asks for the end when {@code in} ends. */
    void whenClosed(InputStream in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // The process at the other end is gone, which is the event that we wait
                        // for.
                    } finally {
                        wished.countDown();
                    }
                },
                "end-of-input");
        watch.setDaemon(true);
        watch.start();
    }

    /** Asks for the end. May be called by any thread, and again. */
    void wish() {
        wished.countDown();
    }

    /** Waits until the end is asked for. */
    void await() throws InterruptedException {
        wished.await();
    }

    /** Says that everything is closed, so that the process may end. */
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
