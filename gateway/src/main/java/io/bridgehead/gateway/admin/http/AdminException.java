package io.bridgehead.gateway.admin.http;

import java.util.List;

/** A request to a gateway failed: the gateway does not run, refused it, or went away midway. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;
    private final boolean misuse;

    AdminException(RequestFailure failure, boolean misuse) {
        super(failure.error());
        this.problems = failure.problems();
        this.misuse = misuse;
    }

    AdminException(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of();
        this.misuse = false;
    }

    private AdminException(String message, List<String> problems, AdminException cause) {
        super(message, cause);
        this.problems = problems;
        this.misuse = cause.misuse;
    }

    /** The same about {@code file}, which each line names. */
    public AdminException in(String file) {
        return new AdminException(
                file + ": " + getMessage(),
                problems.stream().map(each -> file + ": " + each).toList(),
                this);
    }

    /** Whether the request itself was wrong (HTTP 400), whatever the state of the gateway. */
    public boolean isMisuse() {
        return misuse;
    }

    /** Details, one line each; may be empty. */
    public List<String> problems() {
        return problems;
    }
}
