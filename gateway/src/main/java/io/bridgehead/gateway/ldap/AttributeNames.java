package io.bridgehead.gateway.ldap;

import io.bridgehead.store.entry.AttributeName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The spelling of attribute names in answers. The store keeps names in lower case, because names that
 * differ in case are equal; people expect {@code givenName}. A name that is not in our list is shown in
 * lower case.
 */
public final class AttributeNames {
    private static final Map<String, String> SPELLING = read();

    private AttributeNames() {}

    /** The customary spelling of a name; its options as they are. */
    public static String shown(AttributeName name) {
        String text = name.value();
        int options = text.indexOf(';');
        String type = options < 0 ? text : text.substring(0, options);
        return SPELLING.getOrDefault(type, type) + text.substring(type.length());
    }

    private static Map<String, String> read() {
        try (InputStream in = AttributeNames.class.getResourceAsStream("attribute-names.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toMap(line -> line.toLowerCase(Locale.ROOT), line -> line));
        } catch (IOException e) {
            throw new UncheckedIOException("attribute-names.txt", e);
        }
    }
}
