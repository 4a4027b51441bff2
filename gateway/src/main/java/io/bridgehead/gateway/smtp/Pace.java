package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The least speed of one mail. The timeout of the library counts for each read, so a peer that
 * sends one byte every 59 seconds could keep a thread busy without end.
 */
final class Pace {

    /** The peer was too slow. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow(String message) {
            super(message);
        }
    }

    private final LongSupplier nanoTime;
    private final long start;
    private final Duration grace;
    private final Duration deadline;
    private final int minBytesPerSecond;

    Pace(ListenerSettings settings) {
        this(settings, System::nanoTime);
    }

    /** As above, by another clock. */
    Pace(ListenerSettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.grace = settings.patience().idle();
        this.deadline = settings.patience().mailDeadline();
        this.minBytesPerSecond = settings.patience().minBytesPerSecond();
    }

    /** Throws if the peer is too slow, having sent {@code bytes} of the mail until now. */
    void check(long bytes) throws TooSlow {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - start);
        if (elapsed.compareTo(deadline) > 0) {
            throw new TooSlow("not complete after " + deadline);
        }
        if (elapsed.compareTo(grace) > 0 && bytes < elapsed.toSeconds() * minBytesPerSecond) {
            throw new TooSlow(bytes + " bytes in " + elapsed.toSeconds() + " s");
        }
    }
}
