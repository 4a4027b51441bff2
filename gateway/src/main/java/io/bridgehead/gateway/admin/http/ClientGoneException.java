package io.bridgehead.gateway.admin.http;

/** Nobody is there any more to hear the answer. Work on it ends, and a transaction is rolled back. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClientGoneException(Exception cause) {
        super("the client of the admin API went away", cause);
    }
}
