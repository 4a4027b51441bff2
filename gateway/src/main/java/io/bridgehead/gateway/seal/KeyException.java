package io.bridgehead.gateway.seal;

/** A key or a certificate cannot be used. The message is a sentence for the operator. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyException(String message) {
        super(message);
    }

    KeyException(String message, Exception cause) {
        super(message, cause);
    }
}
