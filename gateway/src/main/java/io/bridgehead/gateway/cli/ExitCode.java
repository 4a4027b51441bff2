package io.bridgehead.gateway.cli;

/** What a verb says to the shell. */
final class ExitCode {
    static final int GOOD = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;

    private ExitCode() {}
}
