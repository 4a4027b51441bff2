package io.bridgehead.gateway.mail;

/** The transfer encoding for text (RFC 2045 section 6.7). */
final class QuotedPrintable {

    private static final int MAX_LINE = 76;

    private QuotedPrintable() {}

    /** Appends text whose lines end with LF; the lines appended end with CRLF. */
    static void append(StringBuilder out, byte[] text) {
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                out.append("\r\n");
                column = 0;
                continue;
            }
            boolean lineEnds = i + 1 == text.length || text[i + 1] == '\n';
            String token = isPlain(text[i] & 0xFF, lineEnds, column)
                    ? String.valueOf((char) text[i])
                    : String.format("=%02X", text[i] & 0xFF);
            if (column + token.length() >= MAX_LINE) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(token);
            column += token.length();
        }
    }

    /** Relays change a line that begins with a dot or with "From", so both are escaped there. */
    private static boolean isPlain(int b, boolean lineEnds, int column) {
        if (b == ' ') {
            return !lineEnds;
        }
        return b > ' ' && b < 127 && b != '=' && !(column == 0 && (b == '.' || b == 'F'));
    }
}
