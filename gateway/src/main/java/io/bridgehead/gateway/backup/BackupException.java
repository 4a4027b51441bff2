package io.bridgehead.gateway.backup;

/** A backup cannot be made or used; the message says to the operator why, and what to do. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refused before anything was done. */
    public BackupException(String message) {
        super(message);
    }

    /** The disk failed. */
    public BackupException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
