package io.bridgehead.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgehead.gateway.config.Located.Value;
import io.bridgehead.gateway.config.Schema.Shape;
import io.bridgehead.routing.schedule.Schedule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Compares elements with the schema, reports all that differs, and gives back what was written with
 * the defaults filled in: sizes as bytes, durations as ISO 8601 has them, repeated keys as lists.
 */
record SchemaCheck(Schema schema, Substitution substitution, ProblemCollector findings) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The values of the whole document; in the place of a section with an error is nothing. */
    ObjectNode check(Located root) {
        return keys(root, schema.shape(root.name()));
    }

    private JsonNode section(Located element, String type) {
        long before = findings.errors();
        ObjectNode values = keys(element, schema.shape(type));
        return findings.errors() == before ? values : NODES.missingNode();
    }

    private ObjectNode keys(Located element, Shape shape) {
        element.attributes()
                .forEach((name, value) -> checkKnown(shape, element, name, value.line(), true));
        element.children()
                .forEach(child -> checkKnown(shape, element, child.name(), child.line(), false));
        if (!element.text().text().isEmpty()) {
            findings.error(
                    element.text().line(),
                    "text '" + shortened(element.text().text()) + "' in '" + element.name()
                            + "' means nothing",
                    "remove it");
        }
        if (shape.ordered()) {
            checkOrder(shape, element);
        }
        ObjectNode values = NODES.objectNode();
        shape.keys().forEach(key -> fill(values, key, element));
        return values;
    }

    private void fill(ObjectNode values, Schema.Key key, Located element) {
        List<Located> written = element.children(key.name());
        Value attribute = element.attributes().get(key.name());
        if (key.attribute() && attribute != null) {
            set(values, key, attribute);
        } else if (!key.attribute() && key.repeats()) {
            checkPresent(key, element, !written.isEmpty());
            var list = values.putArray(key.name());
            written.forEach(child -> list.add(section(child, key.type())));
        } else if (!key.attribute() && !written.isEmpty()) {
            checkSingle(key, written);
            setElement(values, key, written.get(0));
        } else {
            checkPresent(key, element, false);
            setAbsent(values, key, element);
        }
    }

    private void setElement(ObjectNode values, Schema.Key key, Located child) {
        if (schema.isSection(key.type())) {
            values.set(key.name(), section(child, key.type()));
            return;
        }
        child.attributes()
                .forEach((name, value) -> findings.error(
                        value.line(),
                        "unknown attribute '" + name + "' of '" + key.name() + "'",
                        "remove it"));
        child.children()
                .forEach(inner -> findings.error(
                        inner.line(),
                        "unknown element '" + inner.name() + "' in '" + key.name() + "'",
                        "a value stands here: " + schema.valueType(key.type()).meaning()));
        set(values, key, child.text());
    }

    private void setAbsent(ObjectNode values, Schema.Key key, Located element) {
        key.byDefault().ifPresent(text -> values.set(key.name(), node(key, text)));
        if (!key.required() && schema.isSection(key.type())) {
            Located empty = new Located(
                    key.name(), element.line(), Map.of(), List.of(), new Value("", element.line()));
            values.set(key.name(), section(empty, key.type()));
        }
    }

    private void set(ObjectNode values, Schema.Key key, Value raw) {
        substitution
                .resolve(raw)
                .ifPresent(text -> setResolved(values, key, new Value(text, raw.line())));
    }

    private void setResolved(ObjectNode values, Schema.Key key, Value value) {
        if (!schema.valueType(key.type()).allows(value.text())) {
            findings.error(
                    value.line(),
                    "'" + shortened(value.text()) + "' is no value of '" + key.name() + "'",
                    schema.valueType(key.type()).meaning());
        } else if (isInRange(key, value) && isUnderstood(key, value)) {
            values.set(key.name(), node(key, value.text()));
        }
    }

    private boolean isInRange(Schema.Key key, Value value) {
        if (key.range().isEmpty()) {
            return true;
        }
        String[] ends = key.range().get().split(" to ", 2);
        long magnitude = Units.magnitude(key.type(), value.text());
        if (magnitude >= Units.magnitude(key.type(), ends[0])
                && magnitude <= Units.magnitude(key.type(), ends[1])) {
            return true;
        }
        findings.error(
                value.line(),
                "'" + value.text() + "' is out of range for '" + key.name() + "'",
                key.range().get());
        return false;
    }

    /** What no pattern can tell. */
    private boolean isUnderstood(Schema.Key key, Value value) {
        String text = value.text();
        if (key.type().equals("time-zone") && !ZoneId.getAvailableZoneIds().contains(text)) {
            findings.error(
                    value.line(),
                    "unknown time zone '" + text + "'",
                    Nearest.of(text, ZoneId.getAvailableZoneIds())
                            .map(name -> "did you mean '" + name + "'?")
                            .orElse("as in Europe/Berlin"));
            return false;
        }
        if (key.type().equals("schedule")) {
            try {
                Schedule.of(text, ZoneOffset.UTC);
            } catch (IllegalArgumentException refused) {
                findings.error(
                        value.line(),
                        String.valueOf(refused.getMessage()),
                        schema.valueType(key.type()).meaning());
                return false;
            }
        }
        return true;
    }

    private void checkKnown(Shape shape, Located parent, String name, int line, boolean attribute) {
        if (shape.key(name, attribute).isPresent()) {
            return;
        }
        String kind = attribute ? "attribute" : "element";
        String cure = shape.key(name, !attribute).isPresent()
                ? "'" + name + "' is " + (attribute ? "an element" : "an attribute") + " of '"
                        + parent.name() + "'"
                : Nearest.cure(name, shape.names(attribute));
        findings.error(line, "unknown " + kind + " '" + name + "'", cure);
    }

    private void checkPresent(Schema.Key key, Located element, boolean present) {
        if (key.required() && !present) {
            String kind = key.attribute() ? "attribute" : "element";
            String meaning = schema.isSection(key.type())
                    ? "add <" + key.name() + " …/>"
                    : schema.valueType(key.type()).meaning();
            findings.error(
                    element.line(),
                    "'" + element.name() + "' lacks " + kind + " '" + key.name() + "'",
                    meaning);
        }
    }

    private void checkSingle(Schema.Key key, List<Located> written) {
        for (Located again : written.subList(1, written.size())) {
            findings.error(
                    again.line(),
                    "element '" + key.name() + "' stands here again",
                    "the first is in line " + written.get(0).line());
        }
    }

    private void checkOrder(Shape shape, Located element) {
        List<String> order = shape.names(false);
        int reached = 0;
        for (Located child : element.children()) {
            int place = order.indexOf(child.name());
            if (place >= 0 && place < reached) {
                findings.error(
                        child.line(),
                        "element '" + child.name() + "' stands after '" + order.get(reached) + "'",
                        "the order is: " + String.join(", ", order));
            }
            reached = Math.max(place, reached);
        }
    }

    private JsonNode node(Schema.Key key, String text) {
        return switch (key.type()) {
            case "size" -> NODES.numberNode(Units.bytes(text));
            case "duration" -> NODES.textNode(Units.duration(text).toString());
            case "flag" -> NODES.booleanNode(Boolean.parseBoolean(text));
            default ->
                schema.valueType(key.type()).number()
                        ? NODES.numberNode(Long.parseLong(text))
                        : NODES.textNode(text);
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
