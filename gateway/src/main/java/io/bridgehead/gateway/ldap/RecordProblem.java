package io.bridgehead.gateway.ldap;

/**
 * Why a record of a file was refused.
 *
 * @param line the wrong line, from 1, or the first line of the record
 * @param dn DN of the record; empty if it could not be read
 * @param reason a sentence for the operator
 */
public record RecordProblem(int line, String dn, String reason) {
    @Override
    public String toString() {
        return "line " + line + (dn.isEmpty() ? "" : " (" + dn + ")") + ": " + reason;
    }
}
