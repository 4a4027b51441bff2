package io.bridgehead.gateway.cli;

/** The exit codes of the process, the same for every verb. */
final class ExitCode {
    /** Done, or nothing to report. */
    static final int GOOD = 0;

    /** A finding, a refusal, or the gateway does not run. */
    static final int FINDINGS = 1;

    /** Wrong usage, or a mistake in the configuration. */
    static final int USAGE = 2;

    private ExitCode() {}
}
