package io.bridgehead.gateway.wire;

/**
 * Lists in text, with spaces between. They may be megabytes long, so that nothing here looks further
 * than the word at hand, and no word is copied.
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

    /** Where {@code wanted} first stands; {@code end} if it does not stand before that. */
    static int find(String text, char wanted, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
