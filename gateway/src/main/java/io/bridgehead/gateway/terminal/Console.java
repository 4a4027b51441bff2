package io.bridgehead.gateway.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a verb reads and writes.
 *
 * @param out what it answers, and nothing else
 * @param err what it says beside that: progress, and what went wrong
 * @param terminal whether a person watches {@code err}
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    /** That of this process. */
    public static Console system() {
        return new Console(System.in, System.out, System.err, Progress.isTerminal());
    }

    /** Progress of {@code what}, shown beside the answer. */
    public Progress progress(String what) {
        return new Progress(err, terminal, what);
    }
}
