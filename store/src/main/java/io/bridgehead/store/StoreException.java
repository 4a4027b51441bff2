package io.bridgehead.store;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The database could not do what it was asked to do: the disk is full, or files are damaged or in use.
 * The message names the statement and its arguments. The transaction has been rolled back, so the
 * caller may try again later.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN_BYTES_MAX = 32;

    /** The statement of this name failed with these arguments. Long arguments are shortened. */
    public StoreException(String statement, List<?> arguments, Throwable cause) {
        super(statement + shown(arguments) + ": " + cause.getMessage(), cause);
    }

    /** It failed before any statement; the message names the folder and what to do. */
    public StoreException(String message) {
        super(message);
    }

    /** As above, because of {@code cause}. */
    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    private static String shown(List<?> arguments) {
        return arguments.stream()
                .map(StoreException::shown)
                .collect(Collectors.joining(", ", " [", "]"));
    }

    private static String shown(Object argument) {
        if (argument instanceof byte[] bytes) {
            return bytes.length > SHOWN_BYTES_MAX
                    ? bytes.length + " bytes"
                    : HexFormat.of().formatHex(bytes);
        }
        return String.valueOf(argument);
    }
}
