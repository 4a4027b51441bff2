package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/**
 * What became of one change.
 *
 * @param line of its record, as in {@link Change#line}
 * @param code the LDAP result code (RFC 4511 appendix A)
 * @param message the diagnostic message; empty on success
 */
public record Outcome(int line, String dn, ResultCode code, String message) {
    static Outcome success(Change change) {
        return new Outcome(change.line(), change.dn().toString(), ResultCode.SUCCESS, "");
    }

    static Outcome refused(Change change, Refused why) {
        return new Outcome(change.line(), change.dn().toString(), why.code(), why.reason());
    }

    public boolean isSuccess() {
        return code.equals(ResultCode.SUCCESS);
    }
}
