package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/**
 * Ends the work on one record. It never leaves this package and {@code ldif}: it becomes a {@link
 * ChangeResult} or a {@link RecordProblem}.
 */
public final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ResultCode code;
    private final int line;

    public RefusedChange(ResultCode code, String reason) {
        this(code, reason, 0);
    }

    /** With the wrong line, if it is not the first line of the record. */
    public RefusedChange(ResultCode code, String reason, int line) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
    }

    /** A line of LDIF is wrong by itself. */
    public static RefusedChange syntax(int line, String reason) {
        return new RefusedChange(ResultCode.INVALID_ATTRIBUTE_SYNTAX, reason, line);
    }

    ResultCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    public RecordProblem problem(int recordLine, String dn) {
        return new RecordProblem(line == 0 ? recordLine : line, dn, reason());
    }
}
