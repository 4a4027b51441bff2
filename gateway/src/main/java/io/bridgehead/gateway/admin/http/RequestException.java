package io.bridgehead.gateway.admin.http;

import java.util.List;

/** A request that is refused, and what is wrong with it, for the operator. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> problems;

    public RequestException(int status, String message) {
        this(status, message, List.of());
    }

    public RequestException(int status, String message, List<String> problems) {
        super(message);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    public RequestFailure failure() {
        return new RequestFailure(String.valueOf(getMessage()), problems);
    }
}
