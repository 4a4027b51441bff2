package io.bridgehead.gateway.backup;

import io.bridgehead.store.StoreException;

/** A backup cannot be made or used; the message says to the operator why, and what to do. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refused before anything was done. */
    public BackupException(String message) {
        super(message);
    }

    /** The disk failed. */
    public BackupException(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    /** A message of the store is meant for people. That of a file system needs the kind of failure. */
    private static String reason(Throwable cause) {
        return cause instanceof StoreException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + " " + cause.getMessage();
    }
}
