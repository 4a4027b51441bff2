package io.bridgehead.store;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An attribute description: a type name or numeric OID with its options, in lower case (RFC 4512
 * section 2.5). Any type is accepted: merging knows no schema.
 */
public record AttributeName(String value) implements Comparable<AttributeName> {
    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z0-9-]*|[0-9]+(\\.[0-9]+)*)(;[a-z0-9-]+)*");

    public AttributeName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an attribute description: '" + value + "'");
        }
    }

    /** The name in any case; throws {@link IllegalArgumentException} if it is malformed. */
    public static AttributeName of(String text) {
        return new AttributeName(text.toLowerCase(Locale.ROOT));
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
