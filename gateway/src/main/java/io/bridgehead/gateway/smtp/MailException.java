package io.bridgehead.gateway.smtp;

/** The network does not let us do what is needed, for example listen on a port. */
public final class MailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message}, and in the same line what {@code cause} says. */
    MailException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
