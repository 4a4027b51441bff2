package io.bridgehead.gateway.config;

/**
 * One thing that an operator should mend.
 *
 * @param line of the file, from 1; 0 if it is about the file as a whole
 * @param message what is wrong, in words of the file
 * @param cure what to do about it; may be empty
 */
public record Problem(Severity severity, int line, String message, String cure) {

    /** Whether the gateway can start all the same. */
    public enum Severity {
        /** It cannot work as written. */
        ERROR,
        /** It works, and is odd. */
        WARNING
    }

    /** As {@code conf/bridgehead.xml:12 unknown element 'relya' (did you mean 'relay'?)}. */
    public String in(String file) {
        return file
                + (line > 0 ? ":" + line : ":")
                + (severity == Severity.WARNING ? " warning: " : " ")
                + message
                + (cure.isEmpty() ? "" : " (" + cure + ")");
    }
}
