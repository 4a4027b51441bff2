package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * One line of a record as name and value: {@code name: text}, {@code name:: base64}, or the {@code -}
 * that ends a modification. {@code name:< URL} is refused, because an LDIF file must not make the
 * gateway read other files.
 */
record LdifField(int line, String name, AttributeValue value) {
    private static final LdifField NONE = new LdifField(0, "", AttributeValue.of(""));

    static LdifField of(LdifLines.Line line, LdifLimits limits) {
        byte[] text = line.text();
        int number = line.number();
        if (line.tooLong()) {
            throw tooLong(number, limits);
        }
        if (text.length > 0 && text[0] == ' ') {
            throw RefusedChange.syntax(
                    number,
                    "the line begins with a space, but there is no line before it to continue");
        }
        int colon = indexOfColon(text);
        if (colon < 0) {
            String shown = new String(text, StandardCharsets.UTF_8).strip();
            if (shown.equals("-")) {
                return new LdifField(number, "-", NONE.value);
            }
            throw RefusedChange.syntax(
                    number,
                    "the line has no ':' after the attribute name: '"
                            + shown.substring(0, Math.min(40, shown.length())) + "'");
        }
        String name = new String(text, 0, colon, StandardCharsets.UTF_8);
        AttributeValue value = value(number, text, colon + 1);
        if (value.length() > limits.valueBytes()) {
            throw tooLong(number, limits);
        }
        return new LdifField(number, name, value);
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    String text() {
        return value.text();
    }

    /** The name, which must be an attribute name. */
    AttributeName attribute() {
        return attribute(name);
    }

    /** A word of this line, which must be an attribute name. */
    AttributeName attribute(String word) {
        try {
            return AttributeName.of(word);
        } catch (IllegalArgumentException e) {
            throw RefusedChange.syntax(line, "'" + word + "' is not an attribute name");
        }
    }

    private static AttributeValue value(int number, byte[] text, int at) {
        byte kind = at < text.length ? text[at] : 0;
        if (kind == '<') {
            throw RefusedChange.syntax(
                    number,
                    "the value is a URL (':<'), and the gateway reads no URLs;"
                            + " write the value itself, in base64 after '::'");
        }
        int start = kind == ':' ? at + 1 : at;
        while (start < text.length && text[start] == ' ') {
            start++;
        }
        byte[] rest = Arrays.copyOfRange(text, start, text.length);
        return AttributeValue.of(kind == ':' ? base64(number, rest) : utf8(number, rest));
    }

    private static byte[] base64(int number, byte[] encoded) {
        int end = encoded.length;
        while (end > 0 && encoded[end - 1] == ' ') {
            end--;
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(encoded, end));
        } catch (IllegalArgumentException e) {
            throw RefusedChange.syntax(number, "the value after '::' is not base64");
        }
    }

    private static byte[] utf8(int number, byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return text;
        } catch (CharacterCodingException e) {
            throw RefusedChange.syntax(
                    number, "the value is not UTF-8; write such bytes in base64 after '::'");
        }
    }

    private static int indexOfColon(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private static RefusedChange tooLong(int line, LdifLimits limits) {
        return RefusedChange.syntax(
                line,
                "the value is larger than the limit of " + limits.valueBytes()
                        + " bytes (value-size)");
    }
}
