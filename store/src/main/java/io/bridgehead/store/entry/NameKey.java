package io.bridgehead.store.entry;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which names are compared: lower case, no spaces around {@code , = +}, no double
 * spaces.
 */
final class NameKey {
    private static final Pattern SEPARATOR = Pattern.compile(" ?([,=+]) ?");
    private static final Pattern SPACES = Pattern.compile(" +");

    private NameKey() {}

    static String of(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        // Spaces first. Otherwise a pattern with " *" around the separators would try each start
        // of a long run of spaces, and a name with a million spaces would take hours.
        String single = SPACES.matcher(key).replaceAll(" ");
        return SEPARATOR.matcher(single).replaceAll("$1");
    }
}
