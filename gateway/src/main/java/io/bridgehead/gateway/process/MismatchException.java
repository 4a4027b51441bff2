package io.bridgehead.gateway.process;

/** The database in the data folder is not that of the configured gateway; the message says why. */
public final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
