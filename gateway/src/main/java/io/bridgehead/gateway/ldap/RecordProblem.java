package io.bridgehead.gateway.ldap;

/**
 * Why a record of a file was refused.
 *
 * @param line where, from 1: the line that is wrong, or the first of the record
 * @param dn of the record; empty if that could not be read
 * @param reason a sentence for the operator
 */
public record RecordProblem(int line, String dn, String reason) {
    @Override
    public String toString() {
        return "line " + line + (dn.isEmpty() ? "" : " (" + dn + ")") + ": " + reason;
    }
}
