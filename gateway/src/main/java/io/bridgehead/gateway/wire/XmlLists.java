package io.bridgehead.gateway.wire;

/**
 * Lists of words in text, separated by spaces. A list may have megabytes, so nothing here looks beyond
 * the current word, and no word is copied.
 */
final class XmlLists {
    private XmlLists() {}

    /** What to do with the word at {@code start} (inclusive) to {@code end} (exclusive). */
    @FunctionalInterface
    interface Visitor {
        void word(int start, int end);
    }

    static void forEach(String text, Visitor visitor) {
        int start = 0;
        while (start < text.length()) {
            int end = find(text, ' ', start, text.length());
            if (end > start) {
                visitor.word(start, end);
            }
            start = end + 1;
        }
    }

    /** The first place of {@code wanted} before {@code end}; {@code end} if there is none. */
    static int find(String text, char wanted, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
