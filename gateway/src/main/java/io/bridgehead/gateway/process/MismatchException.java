package io.bridgehead.gateway.process;

/**
 * The database in the data folder is not the database of the configured gateway. The message says
 * why.
 */
public final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
