package io.bridgehead.gateway.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * The progress of long work: a bar on a terminal, otherwise a plain line every few seconds. Short work
 * shows nothing. Not thread-safe.
 */
public final class Progress implements AutoCloseable {
    private static final int BAR = 30;
    private static final Duration FIRST_AFTER = Duration.ofMillis(300);
    private static final Duration BAR_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(3);

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final long startNanos = System.nanoTime();
    private long nextNanos;
    private int shown;

    /**
     * Progress of {@code what}.
     *
     * @param out where it shows; not where the answer goes
     */
    public Progress(PrintStream out, boolean terminal, String what) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.nextNanos = startNanos + (terminal ? FIRST_AFTER : LINE_EVERY).toNanos();
    }

    /** Whether the launcher found that stderr is a terminal; Java cannot tell by itself. */
    public static boolean isTerminal() {
        return Boolean.getBoolean("bridgehead.terminal");
    }

    /**
     * Shows that {@code done} of {@code total} is done, if it is time to show something.
     *
     * @param total 0 if it is not known
     * @param words the same for people, for example {@code 1,200 entries}
     */
    public void show(long done, long total, String words) {
        long now = System.nanoTime();
        if (now < nextNanos) {
            return;
        }
        nextNanos = now + (terminal ? BAR_EVERY : LINE_EVERY).toNanos();
        String line = total <= 0
                ? what + ": " + words
                : what + (terminal ? " " + bar(done, total) : ":") + " "
                        + Math.min(100, 100 * done / total) + " %, " + words;
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            out.flush();
            shown = line.length();
        } else {
            out.println(line);
        }
    }

    /** Erases the bar, so that the answer begins on a clean line. */
    @Override
    public void close() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }

    private static String bar(long done, long total) {
        int full = (int) Math.min(BAR, BAR * done / total);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }
}
