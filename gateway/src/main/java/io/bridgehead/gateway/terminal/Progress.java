package io.bridgehead.gateway.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * How far long work is: a bar that moves on a terminal, else a plain line every few seconds. Work
 * that ends soon shows nothing. For one thread.
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

    /** Whether what is written to stderr is seen on a terminal, as far as the launcher knows. */
    public static boolean isTerminal() {
        return Boolean.getBoolean("bridgehead.terminal");
    }

    /**
     * So much is done of so much.
     *
     * @param words the same for people, for example {@code 1,200 entries}
     * @param total 0 if nobody knows
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

    /** Wipes the bar away; the result speaks for itself. */
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
