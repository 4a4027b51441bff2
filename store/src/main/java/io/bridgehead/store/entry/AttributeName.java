package io.bridgehead.store.entry;

import java.util.Locale;

/**
 * An attribute description: a type name or numeric OID with its options, in lower case (RFC 4512
 * section 2.5). Any type is accepted: merging knows no schema.
 */
public record AttributeName(String value) implements Comparable<AttributeName> {
    public AttributeName {
        if (!isDescription(value)) {
            throw new IllegalArgumentException("not an attribute description: '" + value + "'");
        }
    }

    /** The name in any case; throws {@link IllegalArgumentException} if it is malformed. */
    public static AttributeName of(String text) {
        return new AttributeName(text.toLowerCase(Locale.ROOT));
    }

    /** Without a regular expression: Java's would recurse once for each of 100,000 hostile options. */
    private static boolean isDescription(String text) {
        int end = isLetter(text, 0) ? wordEnd(text, 0) : oidEnd(text);
        while (end > 0 && end < text.length()) {
            int option = end + 1;
            end = text.charAt(end) == ';' ? wordEnd(text, option) : 0;
            end = end > option ? end : 0;
        }
        return end > 0;
    }

    /** The end of the letters, digits and hyphens that begin at {@code start}. */
    private static int wordEnd(String text, int start) {
        int end = start;
        while (isLetter(text, end)
                || isDigit(text, end)
                || (end < text.length() && text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    /** The end of the numeric OID with which the text begins; 0 if it begins with none. */
    private static int oidEnd(String text) {
        int end = 0;
        while (isDigit(text, end)) {
            end++;
            boolean further = end < text.length() && text.charAt(end) == '.';
            end = further && isDigit(text, end + 1) ? end + 1 : end;
        }
        return end;
    }

    private static boolean isLetter(String text, int at) {
        return at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    @Override
    public int compareTo(AttributeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
