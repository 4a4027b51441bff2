package io.bridgehead.store.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One value of an attribute: bytes, compared as bytes; merging knows no schema. Immutable. */
public final class AttributeValue implements Comparable<AttributeValue> {
    private final byte[] bytes;

    private AttributeValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The value of these bytes, which are copied. */
    public static AttributeValue of(byte[] bytes) {
        return new AttributeValue(bytes.clone());
    }

    /** The value whose bytes are {@code text} in UTF-8. */
    public static AttributeValue of(String text) {
        return new AttributeValue(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The bytes as UTF-8 text; bytes that are not UTF-8 become replacement characters. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether both are the same text apart from upper and lower case, as names are compared. */
    public boolean equalsIgnoringCase(AttributeValue other) {
        return equals(other)
                || (length() == other.length()
                        && text().toLowerCase(Locale.ROOT)
                                .equals(other.text().toLowerCase(Locale.ROOT)));
    }

    @Override
    public int compareTo(AttributeValue other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
