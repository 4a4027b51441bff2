package io.bridgehead.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;

/** The disk of the spool failed. The action did not happen, or the next start completes it. */
public final class SpoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolException(String action, Path file, IOException cause) {
        super("spool: cannot " + action + " " + file + ": " + cause, cause);
    }
}
