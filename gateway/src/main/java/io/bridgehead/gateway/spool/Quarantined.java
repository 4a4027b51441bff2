package io.bridgehead.gateway.spool;

import io.bridgehead.gateway.mail.LogText;

/**
 * A mail that is set aside because it could not be used, and why.
 *
 * @param code the name of a verdict or of another failure; programs rely on it
 * @param detail one line for people; empty if the code says it all
 */
public record Quarantined(SpoolId id, String code, String detail, long bytes) {
    /** The code and, if there is one, the detail: the line in the reason file. */
    public String reason() {
        return detail.isEmpty() ? code : code + ": " + detail;
    }

    /** Reads what {@link #reason} gives. A line of another form is all code, and has no detail. */
    static Quarantined of(SpoolId id, String reason, long bytes) {
        String[] parts = LogText.oneLine(reason).split(": ", 2);
        return new Quarantined(id, parts[0], parts.length == 2 ? parts[1] : "", bytes);
    }
}
