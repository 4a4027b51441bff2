package io.bridgehead.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element as it is written, with its line.
 *
 * @param name without a namespace if it is in that of the document, else as {@code {urn:x}name}
 * @param line line of its start tag, from 1
 * @param attributes in the order of writing
 * @param text directly within it, without the blanks around it
 */
record Located(
        String name, int line, Map<String, Value> attributes, List<Located> children, Value text) {

    /** A text and its line. */
    record Value(String text, int line) {}

    List<Located> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted)).map(Value::text);
    }

    /** The line of an attribute or child element; that of the element itself if there is none. */
    int lineOf(String key) {
        Value attribute = attributes.get(key);
        if (attribute != null) {
            return attribute.line();
        }
        return children(key).stream().findFirst().map(Located::line).orElse(line);
    }
}
