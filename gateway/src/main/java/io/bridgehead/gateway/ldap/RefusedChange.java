package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/** Ends the work on one record; becomes an {@link ChangeResult} or a {@link RecordProblem} before it leaves. */
public final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ResultCode code;
    private final int line;

    public RefusedChange(ResultCode code, String reason) {
        this(code, reason, 0);
    }

    /** With the line that is wrong, where that is not the first of its record. */
    public RefusedChange(ResultCode code, String reason, int line) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
    }

    /** What is written in LDIF is wrong in itself. */
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
