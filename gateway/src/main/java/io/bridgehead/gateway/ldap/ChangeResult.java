package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/**
 * The result of one change.
 *
 * @param line line of the record, as in {@link LdapChange#line}
 * @param code the LDAP result code (RFC 4511 appendix A)
 * @param message the diagnostic message; empty on success
 */
public record ChangeResult(int line, String dn, ResultCode code, String message) {
    static ChangeResult success(LdapChange change) {
        return new ChangeResult(change.line(), change.dn().toString(), ResultCode.SUCCESS, "");
    }

    static ChangeResult refused(LdapChange change, RefusedChange why) {
        return new ChangeResult(change.line(), change.dn().toString(), why.code(), why.reason());
    }

    public boolean isSuccess() {
        return code.equals(ResultCode.SUCCESS);
    }
}
