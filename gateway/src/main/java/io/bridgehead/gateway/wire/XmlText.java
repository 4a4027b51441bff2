package io.bridgehead.gateway.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * How strings and bytes become text that XML 1.0 can contain and that no parser, relay or
 * pretty-printer changes (docs/wire-format.md, "Text"). Text that is not plain travels as base64.
 *
 * @param encoding {@link #PLAIN}, {@link #BASE64} or {@link #UTF16}
 */
record XmlText(String text, String encoding) {
    /** The text as it is. */
    static final String PLAIN = "";
    /** The base64 of the bytes, or of the string in UTF-8. */
    static final String BASE64 = "b64";
    /** The base64 of a string in UTF-16, big-endian: a lone surrogate cannot be written in UTF-8. */
    static final String UTF16 = "utf16";

    static XmlText of(String string) {
        if (isPlain(string)) {
            return new XmlText(string, PLAIN);
        }
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        if (new String(utf8, StandardCharsets.UTF_8).equals(string)) {
            return new XmlText(Base64.getEncoder().encodeToString(utf8), BASE64);
        }
        byte[] utf16 = new byte[Character.BYTES * string.length()];
        ByteBuffer.wrap(utf16).asCharBuffer().put(string);
        return new XmlText(Base64.getEncoder().encodeToString(utf16), UTF16);
    }

    static XmlText of(byte[] bytes) {
        if (isPlainAscii(bytes)) {
            return new XmlText(new String(bytes, StandardCharsets.ISO_8859_1), PLAIN);
        }
        String string = new String(bytes, StandardCharsets.UTF_8);
        boolean isUtf8 = Arrays.equals(string.getBytes(StandardCharsets.UTF_8), bytes);
        return isUtf8 && isPlain(string)
                ? new XmlText(string, PLAIN)
                : new XmlText(Base64.getEncoder().encodeToString(bytes), BASE64);
    }

    /** The string that was encoded; throws {@link IllegalArgumentException} if it is malformed. */
    String string() {
        if (encoding.equals(UTF16)) {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text))
                    .asCharBuffer()
                    .toString();
        }
        return encoding.equals(PLAIN) ? text : new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The bytes that were encoded; throws {@link IllegalArgumentException} if it is malformed. */
    byte[] bytes() {
        return switch (encoding) {
            case PLAIN -> text.getBytes(StandardCharsets.UTF_8);
            case BASE64 -> Base64.getDecoder().decode(text);
            default ->
                throw new IllegalArgumentException(
                        "unknown encoding " + MalformedMessage.quoted(encoding));
        };
    }

    private static boolean isPlainAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ' || each == 0x7f) {
                return false;
            }
        }
        return bytes.length == 0 || (bytes[0] != ' ' && bytes[bytes.length - 1] != ' ');
    }

    /** Whether all characters are allowed by XML 1.0 section 2.2, without white space at the ends. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length > 0 && (text.charAt(0) <= ' ' || text.charAt(length - 1) <= ' ')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            boolean isPair = i + 1 < length && Character.isSurrogatePair(each, text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (!isPlain(each)) {
                return false;
            }
        }
        return true;
    }

    /** Not carriage returns, which XML turns into line feeds, nor C1 controls, which relays damage. */
    private static boolean isPlain(char c) {
        boolean isControl = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
        return !isControl && !Character.isSurrogate(c) && c < 0xfffe;
    }
}
