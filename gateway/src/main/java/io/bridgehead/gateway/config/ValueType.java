package io.bridgehead.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A simple type of the schema.
 *
 * @param meaning the form of a value, in words for the operator
 * @param choices all possible values; empty if the type does not list them
 * @param bounds by the name of the facet: minLength, maxLength, minInclusive, maxInclusive
 */
record ValueType(
        String name,
        String meaning,
        boolean number,
        Optional<Pattern> pattern,
        List<String> choices,
        Map<String, Long> bounds) {

    static ValueType of(Located type) {
        Located restriction = type.children("restriction").get(0);
        Map<String, Long> bounds = new TreeMap<>();
        for (Located facet : restriction.children()) {
            if (facet.name().startsWith("min") || facet.name().startsWith("max")) {
                bounds.put(facet.name(), Long.valueOf(value(facet)));
            }
        }
        return new ValueType(
                type.attribute("name").orElseThrow(),
                type.children("annotation")
                        .get(0)
                        .children("documentation")
                        .get(0)
                        .text()
                        .text(),
                restriction.attribute("base").equals(Optional.of("xs:int")),
                restriction.children("pattern").stream()
                        .map(facet -> Pattern.compile(value(facet)))
                        .findFirst(),
                restriction.children("enumeration").stream()
                        .map(ValueType::value)
                        .toList(),
                bounds);
    }

    /** Whether the type allows this text; the key may have a range in addition. */
    boolean allows(String text) {
        return number ? allowsNumber(text) : allowsText(text);
    }

    private boolean allowsNumber(String text) {
        if (!text.matches("-?[0-9]{1,10}")) {
            return false;
        }
        long value = Long.parseLong(text);
        return value >= bounds.getOrDefault("minInclusive", Long.MIN_VALUE)
                && value <= bounds.getOrDefault("maxInclusive", Long.MAX_VALUE);
    }

    private boolean allowsText(String text) {
        return text.length() >= bounds.getOrDefault("minLength", 0L)
                && text.length() <= bounds.getOrDefault("maxLength", Long.MAX_VALUE)
                && (choices.isEmpty() || choices.contains(text))
                && pattern.map(form -> form.matcher(text).matches()).orElse(true);
    }

    private static String value(Located facet) {
        return facet.attribute("value").orElseThrow();
    }
}
