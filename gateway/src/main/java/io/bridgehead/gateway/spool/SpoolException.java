package io.bridgehead.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;

/** The disk under the spool failed. What was being done has not happened, or will be found at start. */
public final class SpoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolException(String action, Path file, IOException cause) {
        super("spool: cannot " + action + " " + file + ": " + cause, cause);
    }
}
