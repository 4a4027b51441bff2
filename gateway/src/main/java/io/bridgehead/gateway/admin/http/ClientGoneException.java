package io.bridgehead.gateway.admin.http;

/** The client has gone, so the work for it ends, and its transaction is rolled back. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClientGoneException(Exception cause) {
        super("the client of the admin API went away", cause);
    }
}
