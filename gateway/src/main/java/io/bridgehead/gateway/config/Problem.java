package io.bridgehead.gateway.config;

/**
 * One mistake that an operator should mend.
 *
 * @param line line of the file, from 1; 0 if the problem is about the whole file
 * @param message what is wrong, in the words of the file
 * @param cure what to do about it; may be empty
 */
public record Problem(Severity severity, int line, String message, String cure) {

    /** Whether the gateway can start nevertheless. */
    public enum Severity {
        /** It cannot work as written. */
        ERROR,
        /** It works, but is probably not meant. */
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
