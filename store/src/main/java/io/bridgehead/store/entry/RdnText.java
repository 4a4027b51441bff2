package io.bridgehead.store.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the text of an RDN (RFC 4514 section 3). */
final class RdnText {
    private RdnText() {}

    static SortedMap<AttributeName, AttributeValue> pairs(String text) {
        SortedMap<AttributeName, AttributeValue> pairs = new TreeMap<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '+') {
                add(pairs, text.substring(start, i));
                start = i + 1;
            } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                // The next character is no separator. A backslash at the very end stands for
                // itself: a skip beyond the end would lose the last pair.
                i++;
            }
        }
        return pairs;
    }

    private static void add(SortedMap<AttributeName, AttributeValue> pairs, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("no '=' in the name '" + pair + "'");
        }
        AttributeName type = AttributeName.of(pair.substring(0, equals).strip());
        pairs.put(type, AttributeValue.of(unescaped(pair.substring(equals + 1).strip())));
    }

    private static byte[] unescaped(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); ) {
            if (value.charAt(i) != '\\') {
                int character = value.codePointAt(i);
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(character);
            } else if (isHexPair(value, i + 1)) {
                bytes.write(HexFormat.fromHexDigits(value, i + 1, i + 3));
                i += 3;
            } else {
                i = copyNext(value, i + 1, bytes);
            }
        }
        return bytes.toByteArray();
    }

    private static int copyNext(String value, int at, ByteArrayOutputStream bytes) {
        String next = at < value.length() ? value.substring(at, at + 1) : "\\";
        bytes.writeBytes(next.getBytes(StandardCharsets.UTF_8));
        return at + 1;
    }

    private static boolean isHexPair(String value, int at) {
        return at + 2 <= value.length()
                && HexFormat.isHexDigit(value.charAt(at))
                && HexFormat.isHexDigit(value.charAt(at + 1));
    }
}
