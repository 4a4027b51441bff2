package io.bridgehead.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the keys of one section say about each other. The rules stand in a table and not in the
 * records, because a constructor can report only the first rule that its values break.
 */
final class SectionRules {

    private static final List<Rule> ALL = List.of(
            notAbove("smtp-listener", "max-connections-per-peer", "max-connections"),
            notAbove("mailbox", "first-retry", "longest-retry"),
            notAbove("connector", "first-retry", "longest-retry"),
            notAbove("replication", "page-size", "window"),
            notAbove("replication", "patience", "longest-patience"),
            notAbove("limits", "value-size", "entry-size"),
            notAbove("limits", "split-message-size", "split-messages-size"),
            together("relay", "user", "password"),
            new Rule(
                    "relay",
                    List.of("starttls", "trust"),
                    values -> !values.has("trust")
                            || isChecked(values.path("starttls").asText()),
                    "trust is of use only with starttls required or implicit, because no other"
                            + " checks the certificate"),
            needs("relay", "certificate-password", "certificate"),
            needs("mailbox", "certificate-password", "certificate"),
            together("partner", "connector", "address"),
            new Rule(
                    "naming-context",
                    List.of("home", "write"),
                    values ->
                            values.has("home") || values.path("write").asText().equals("any"),
                    "a naming context that only its home may write needs a home"));

    private SectionRules() {}

    /**
     * A rule about one section.
     *
     * @param keys the keys that it compares; it is not checked if one of them is wrong by itself
     */
    record Rule(String section, List<String> keys, Predicate<JsonNode> isKept, String sentence) {}

    /** Reports every rule that the values of an element break. */
    static void check(
            Located element, JsonNode values, BrokenKeys broken, ProblemCollector problems) {
        for (Rule rule : ALL) {
            if (rule.section().equals(element.name())
                    && broken.isIntact(element, rule.keys().toArray(String[]::new))
                    && !rule.isKept().test(values)) {
                problems.error(element.line(), "'" + element.name() + "': " + rule.sentence(), "");
            }
        }
    }

    private static Rule notAbove(String section, String low, String high) {
        return new Rule(
                section,
                List.of(low, high),
                values -> isAtMost(values.path(low), values.path(high)),
                low + " may not be more than " + high);
    }

    private static Rule together(String section, String one, String other) {
        return new Rule(
                section,
                List.of(one, other),
                values -> values.has(one) == values.has(other),
                "a " + section + " has both " + one + " and " + other + ", or neither");
    }

    private static Rule needs(String section, String one, String other) {
        return new Rule(
                section,
                List.of(one, other),
                values -> !values.has(one) || values.has(other),
                one + " needs " + other);
    }

    private static boolean isChecked(String starttls) {
        return starttls.equals("required") || starttls.equals("implicit");
    }

    /** Sizes and counts are numbers, durations are texts as ISO 8601 has them. */
    private static boolean isAtMost(JsonNode low, JsonNode high) {
        return low.isNumber()
                ? low.asLong() <= high.asLong()
                : Duration.parse(low.asText()).compareTo(Duration.parse(high.asText())) <= 0;
    }
}
