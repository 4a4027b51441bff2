package io.bridgehead.gateway.admin.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long a client may keep a thread waiting. The JDK's server has no such limits of its own. The head
 * of a request must arrive within {@code head}, and so must the rest of a request that is no longer
 * read. In between, each single read and write may take {@code silence}, however long the work takes.
 */
public final class Deadlines implements AutoCloseable {
    private static final ThreadLocal<Head> HEADS = new ThreadLocal<>();

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Deadlines::daemon);
    private final Duration head;
    private final Duration silence;

    public Deadlines(Duration head, Duration silence) {
        this.head = head;
        this.silence = silence;
    }

    /** Runs {@code exchange} in this thread, which is interrupted if the request does not arrive. */
    public void run(Runnable exchange) {
        limit(head -> {
            HEADS.set(head);
            try {
                exchange.run();
            } finally {
                HEADS.remove();
            }
        });
    }

    /** Runs {@code work} in this thread, which is interrupted if it takes too long. */
    void limit(Runnable work) {
        limit(head -> work.run());
    }

    private void limit(Consumer<Head> work) {
        Head limited = new Head(Thread.currentThread());
        ScheduledFuture<?> deadline =
                clock.schedule(limited::late, head.toMillis(), TimeUnit.MILLISECONDS);
        try {
            work.accept(limited);
        } finally {
            deadline.cancel(false);
            limited.arrived();
        }
    }

    /** The request of this thread has arrived: from here on nothing is interrupted. */
    public void arrived() {
        HEADS.get().arrived();
    }

    /** As {@code in}, but when one read takes too long, {@code cut} is run. */
    InputStream over(InputStream in, Runnable cut) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                return timed(in::read, cut);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return timed(() -> in.read(buffer, offset, length), cut);
            }
        };
    }

    /** As {@code out}, but when one write takes too long, {@code cut} is run. */
    OutputStream over(OutputStream out, Runnable cut) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                timed(
                        () -> {
                            out.write(buffer, offset, length);
                            return length;
                        },
                        cut);
            }
        };
    }

    private int timed(Transfer transfer, Runnable cut) throws IOException {
        ScheduledFuture<?> deadline =
                clock.schedule(cut, silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return transfer.run();
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "admin-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /** One read or write; how many bytes. */
    private interface Transfer {
        int run() throws IOException;
    }

    /**
     * A request that is arriving. Once it has arrived its thread is never interrupted: that would
     * close the files of the database under it.
     */
    private static final class Head {
        private final Thread reader;
        private boolean arrived;

        Head(Thread reader) {
            this.reader = reader;
        }

        synchronized void late() {
            if (!arrived) {
                reader.interrupt();
            }
        }

        synchronized void arrived() {
            arrived = true;
            Thread.interrupted();
        }
    }
}
