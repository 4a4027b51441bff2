package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/** Ends the work on one record; becomes an {@link Outcome} or a {@link Problem} before it leaves. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ResultCode code;
    private final int line;

    public Refused(ResultCode code, String reason) {
        this(code, reason, 0);
    }

    /** With the line that is wrong, where that is not the first of its record. */
    public Refused(ResultCode code, String reason, int line) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
    }

    /** What is written in LDIF is wrong in itself. */
    public static Refused syntax(int line, String reason) {
        return new Refused(ResultCode.INVALID_ATTRIBUTE_SYNTAX, reason, line);
    }

    ResultCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    public Problem problem(int recordLine, String dn) {
        return new Problem(line == 0 ? recordLine : line, dn, reason());
    }
}
