package io.bridgehead.gateway.backup;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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

    /** A message of the store is meant for people; that of a file system is often a bare name. */
    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return message + " is not a folder that can be used";
        }
        if (cause instanceof AccessDeniedException) {
            return "the gateway may not read and write " + message;
        }
        return message;
    }
}
