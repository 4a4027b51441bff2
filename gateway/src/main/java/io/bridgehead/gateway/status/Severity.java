package io.bridgehead.gateway.status;

/** What a finding asks of the operator. */
public enum Severity {
    /** The operator must do something, or at least decide. */
    ACTION,
    /** Work is in progress; it ends without the operator. */
    PROGRESS,
    /** Good to know; nothing is wrong. */
    NOTE
}
