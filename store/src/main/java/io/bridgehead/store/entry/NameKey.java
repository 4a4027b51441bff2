package io.bridgehead.store.entry;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which names are compared: lower case, no spaces about {@code , = +}, single spaces within. */
final class NameKey {
    private static final Pattern SEPARATOR = Pattern.compile(" ?([,=+]) ?");
    private static final Pattern SPACES = Pattern.compile(" +");

    private NameKey() {}

    static String of(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        String single =
                SPACES.matcher(key).replaceAll(" "); // first: else a million spaces take hours
        return SEPARATOR.matcher(single).replaceAll("$1");
    }
}
