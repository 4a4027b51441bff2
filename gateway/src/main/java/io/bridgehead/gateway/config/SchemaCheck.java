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
import java.util.Optional;

/**
 * Compares elements with the schema and reports every difference. Returns the values with the
 * defaults filled in: sizes as bytes, durations in ISO 8601, repeated keys as lists.
 *
 * <p>A wrong value is reported, and its default stands in for it. So the section can still be read,
 * and its other mistakes are found in the same run.
 */
record SchemaCheck(
        Schema schema, Substitution substitution, ProblemCollector problems, BrokenKeys broken) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * What stands in for a wrong value of a key that has no default, by type. Only types whose values
     * no check between sections looks at are here.
     */
    private static final Map<String, String> STAND_INS = Map.of(
            "server-name", "X",
            "connector-name", "?",
            "host", "host.invalid",
            "text", "x",
            "secret", "x",
            "profile", "clear",
            "mailbox-protocol", "imaps");

    /** The values of the document; a section that cannot be read is a missing node. */
    ObjectNode check(Located root) {
        return keys(root, schema.shape(root.name()));
    }

    private JsonNode section(Located element, String type) {
        Shape shape = schema.shape(type);
        ObjectNode values = keys(element, shape);
        SectionRules.check(element, values, broken, problems);
        for (Schema.Key key : shape.keys()) {
            if (key.repeats()) {
                var readable = NODES.arrayNode();
                values.path(key.name()).forEach(each -> {
                    if (!each.isMissingNode()) {
                        readable.add(each);
                    }
                });
                values.set(key.name(), readable);
            }
        }
        boolean isReadable =
                shape.keys().stream().allMatch(key -> !key.required() || values.has(key.name()));
        return isReadable ? values : NODES.missingNode();
    }

    private ObjectNode keys(Located element, Shape shape) {
        element.attributes()
                .forEach((name, value) -> checkKnown(shape, element, name, value.line(), true));
        element.children()
                .forEach(child -> checkKnown(shape, element, child.name(), child.line(), false));
        if (!element.text().text().isEmpty()) {
            problems.error(
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
            set(values, key, element, attribute);
        } else if (!key.attribute() && key.repeats()) {
            checkPresent(key, element, !written.isEmpty());
            var list = values.putArray(key.name());
            written.forEach(child -> list.add(section(child, key.type())));
        } else if (!key.attribute() && !written.isEmpty()) {
            checkSingle(key, written);
            setElement(values, key, element, written.get(0));
        } else {
            checkPresent(key, element, false);
            setAbsent(values, key, element);
        }
    }

    private void setElement(ObjectNode values, Schema.Key key, Located element, Located child) {
        if (schema.isSection(key.type())) {
            setSection(values, key, section(child, key.type()));
            return;
        }
        child.attributes()
                .forEach((name, value) -> problems.error(
                        value.line(),
                        "unknown attribute '" + name + "' of '" + key.name() + "'",
                        "remove it"));
        child.children()
                .forEach(inner -> problems.error(
                        inner.line(),
                        "unknown element '" + inner.name() + "' in '" + key.name() + "'",
                        "a value stands here: " + schema.valueType(key.type()).meaning()));
        set(values, key, element, child.text());
    }

    private void setAbsent(ObjectNode values, Schema.Key key, Located element) {
        key.byDefault().ifPresent(text -> values.set(key.name(), node(key, text)));
        if (schema.isSection(key.type())) {
            Located empty = new Located(
                    key.name(), element.line(), Map.of(), List.of(), new Value("", element.line()));
            setSection(values, key, quietlyIfRequired(key).section(empty, key.type()));
        } else if (key.required()) {
            setStandIn(values, key, element);
        }
    }

    /** A required section that is absent was reported as a whole; its keys are not reported again. */
    private SchemaCheck quietlyIfRequired(Schema.Key key) {
        return key.required()
                ? new SchemaCheck(schema, substitution, new ProblemCollector(), new BrokenKeys())
                : this;
    }

    private static void setSection(ObjectNode values, Schema.Key key, JsonNode section) {
        if (!section.isMissingNode()) {
            values.set(key.name(), section);
        }
    }

    private void set(ObjectNode values, Schema.Key key, Located element, Value raw) {
        Optional<String> text = substitution.resolve(raw);
        if (text.isPresent() && isValue(key, new Value(text.get(), raw.line()))) {
            values.set(key.name(), node(key, text.get()));
        } else {
            setStandIn(values, key, element);
        }
    }

    private void setStandIn(ObjectNode values, Schema.Key key, Located element) {
        broken.add(element, key.name());
        Optional<String> text = key.byDefault();
        if (key.required()) {
            text = text.or(() -> Optional.ofNullable(STAND_INS.get(key.type())));
        }
        text.ifPresent(each -> values.set(key.name(), node(key, each)));
    }

    /** Whether a key can have this value; if not, that is reported. */
    private boolean isValue(Schema.Key key, Value value) {
        if (!schema.valueType(key.type()).allows(value.text())) {
            problems.error(
                    value.line(),
                    "'" + shortened(value.text()) + "' is no valid '" + key.name() + "'",
                    schema.valueType(key.type()).meaning());
            return false;
        }
        return isInRange(key, value) && isUnderstood(key, value);
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
        problems.error(
                value.line(),
                "'" + value.text() + "' is out of range for '" + key.name() + "'",
                key.range().get());
        return false;
    }

    /** Checks what a pattern cannot express: time zones and schedules. */
    private boolean isUnderstood(Schema.Key key, Value value) {
        String text = value.text();
        if (key.type().equals("time-zone") && !ZoneId.getAvailableZoneIds().contains(text)) {
            problems.error(
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
                problems.error(
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
        problems.error(line, "unknown " + kind + " '" + name + "'", cure);
    }

    private void checkPresent(Schema.Key key, Located element, boolean present) {
        if (key.required() && !present) {
            String kind = key.attribute() ? "attribute" : "element";
            String meaning = schema.isSection(key.type())
                    ? "add <" + key.name() + " …/>"
                    : schema.valueType(key.type()).meaning();
            problems.error(
                    element.line(),
                    "'" + element.name() + "' lacks " + kind + " '" + key.name() + "'",
                    meaning);
        }
    }

    private void checkSingle(Schema.Key key, List<Located> written) {
        for (Located again : written.subList(1, written.size())) {
            problems.error(
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
                problems.error(
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
