package io.bridgehead.store;

import java.util.Locale;

/** The form in which names are compared: lower case, no spaces about {@code , = +}, single spaces within. */
final class NameKey {
    private NameKey() {}

    static String of(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return key.replaceAll(" *([,=+]) *", "$1").replaceAll(" +", " ");
    }
}
