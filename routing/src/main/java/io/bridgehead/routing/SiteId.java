package io.bridgehead.routing;

import java.util.regex.Pattern;

/**
 * The name of a site, unique in its organization and part of a DN ({@code ou=NORTH,<base>}): 1 to
 * {@value #MAX_LENGTH} letters, digits, hyphens, underscores and dots, of which the first is a letter
 * or digit. Case matters: {@code North} and {@code NORTH} are two names. But an organization may not
 * have both ({@link #sameButForCase}), because LDAP compares DNs without case.
 */
public record SiteId(String name) implements Comparable<SiteId> {

    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (MAX_LENGTH - 1) + "}");

    public SiteId {
        if (!isValid(name)) {
            throw new IllegalArgumentException("not a site name: '" + name + "'; it has 1 to "
                    + MAX_LENGTH + " letters, digits, '-', '_' or '.', and begins with a letter or"
                    + " digit");
        }
    }

    /** The site of this name; IllegalArgumentException if no site can have it. */
    public static SiteId of(String name) {
        return new SiteId(name);
    }

    /** Whether this text can name a site. Ask this before you make a SiteId of text from outside. */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether these are two names that differ in case only, so that LDAP takes them for one. */
    public boolean sameButForCase(SiteId other) {
        return !equals(other) && name.equalsIgnoreCase(other.name);
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
