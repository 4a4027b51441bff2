package io.bridgehead.gateway.mail;

/** Makes the words of other programs fit for a log line. */
public final class LogText {

    private LogText() {}

    /**
     * On one line, without control characters, at most {@link BounceReport#MAX_TEXT} characters.
     */
    public static String oneLine(String text) {
        String head = text.substring(0, Math.min(text.length(), 4 * BounceReport.MAX_TEXT));
        String line = head.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > BounceReport.MAX_TEXT
                ? line.substring(0, BounceReport.MAX_TEXT)
                : line;
    }
}
