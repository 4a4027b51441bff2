package io.bridgehead.routing;

import java.util.regex.Pattern;

/**
 * The name of a site, unique in its organization and part of a DN ({@code ou=NORTH,<base>}): 1 to
 * {@value #MAX_LENGTH} letters, digits and hyphens, the first of them a letter or digit. Two names
 * are equal only if their letters are; sites sort by name.
 */
public record SiteId(String name) implements Comparable<SiteId> {

    /** The longest name, in characters; that of a DNS label, since a site name stands in addresses. */
    public static final int MAX_LENGTH = 63;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0," + (MAX_LENGTH - 1) + "}");

    public SiteId {
        if (!isValid(name)) {
            throw new IllegalArgumentException("not a site name: '" + name + "'");
        }
    }

    /** Whether this text can name a site; to be asked before text from outside becomes a SiteId. */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public int compareTo(SiteId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
