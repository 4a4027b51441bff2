package io.bridgehead.gateway.cli;

/** A verb cannot do what it was asked; the message tells the operator why. */
final class VerbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    VerbException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
