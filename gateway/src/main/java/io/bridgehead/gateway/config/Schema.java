package io.bridgehead.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * The content of docs/bridgehead-config.xsd: the keys, their types, defaults and ranges. This class
 * understands the parts of XML Schema that the file uses, and no others.
 */
final class Schema {

    static final String NAMESPACE = "urn:bridgehead:config:1";
    static final String ROOT = "bridgehead";

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    /**
     * An element or attribute within another.
     *
     * @param range as in {@code 1s to 10m}
     */
    record Key(
            String name,
            boolean attribute,
            String type,
            boolean required,
            boolean repeats,
            Optional<String> byDefault,
            Optional<String> range) {}

    /** The keys that may stand in an element; {@code ordered} if only in this order. */
    record Shape(List<Key> keys, boolean ordered) {

        List<String> names(boolean attributes) {
            return keys.stream()
                    .filter(key -> key.attribute() == attributes)
                    .map(Key::name)
                    .toList();
        }

        Optional<Key> key(String name, boolean attribute) {
            return keys.stream()
                    .filter(key -> key.name().equals(name) && key.attribute() == attribute)
                    .findFirst();
        }
    }

    private final Map<String, Shape> shapes = new TreeMap<>();
    private final Map<String, ValueType> types = new TreeMap<>();

    private Schema(Located schema) {
        schema.children("complexType").forEach(type -> shapes.put(name(type), shape(type)));
        schema.children("simpleType").forEach(type -> types.put(name(type), ValueType.of(type)));
    }

    /** The schema of this program; IllegalStateException if the program was built without it. */
    static Schema published() {
        return Published.SCHEMA;
    }

    /** Read once, at the first use: a schema never changes. */
    private static final class Published {
        static final Schema SCHEMA = read();

        private static Schema read() {
            try (InputStream in = Schema.class.getResourceAsStream("bridgehead-config.xsd")) {
                if (in == null) {
                    throw new IllegalStateException("bridgehead-config.xsd is not in this build");
                }
                return new Schema(LocatedReader.read(in.readAllBytes(), XSD));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            } catch (XMLStreamException problem) {
                throw new IllegalStateException("bridgehead-config.xsd is broken", problem);
            }
        }
    }

    /** Whether a key of this type holds other keys. */
    boolean isSection(String type) {
        return shapes.containsKey(type);
    }

    Shape shape(String type) {
        return Objects.requireNonNull(shapes.get(type), type);
    }

    ValueType valueType(String type) {
        return Objects.requireNonNull(types.get(type), type);
    }

    private static Shape shape(Located type) {
        boolean ordered = !type.children("sequence").isEmpty();
        Stream<Key> elements = Stream.of("sequence", "all")
                .flatMap(model -> type.children(model).stream())
                .flatMap(model -> model.children("element").stream())
                .map(element -> key(element, false));
        Stream<Key> attributes =
                type.children("attribute").stream().map(attribute -> key(attribute, true));
        return new Shape(Stream.concat(elements, attributes).toList(), ordered);
    }

    private static Key key(Located key, boolean attribute) {
        boolean required = attribute
                ? key.attribute("use").equals(Optional.of("required"))
                : !key.attribute("minOccurs").equals(Optional.of("0"));
        return new Key(
                name(key),
                attribute,
                key.attribute("type").orElseThrow(),
                required,
                key.attribute("maxOccurs").isPresent(),
                key.attribute("default"),
                key.children("annotation").stream()
                        .flatMap(note -> note.children("appinfo").stream())
                        .map(info -> info.text().text())
                        .findFirst());
    }

    private static String name(Located definition) {
        return definition.attribute("name").orElseThrow();
    }
}
