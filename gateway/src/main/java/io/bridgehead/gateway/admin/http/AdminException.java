package io.bridgehead.gateway.admin.http;

import java.util.List;

/** A request to a gateway failed: the gateway does not run, refused it, or went away midway. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    AdminException(RequestFailure failure) {
        super(failure.error());
        this.problems = failure.problems();
    }

    AdminException(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of();
    }

    /** Details, one line each; may be empty. */
    public List<String> problems() {
        return problems;
    }
}
