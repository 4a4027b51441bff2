package io.bridgehead.gateway.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The input and the outputs of a verb.
 *
 * @param out the answer, and nothing else
 * @param err everything else: progress and errors
 * @param terminal whether {@code err} is a terminal
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    /** The console of this process. */
    public static Console system() {
        return new Console(System.in, System.out, System.err, Progress.isTerminal());
    }

    /** A progress display for {@code what}, on {@code err}. */
    public Progress progress(String what) {
        return new Progress(err, terminal, what);
    }
}
