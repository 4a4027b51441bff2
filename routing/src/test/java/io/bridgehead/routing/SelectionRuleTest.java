package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.schedule.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules have one order: in the enum, in the choice itself, and in the document. */
class SelectionRuleTest {

    private static final SiteId A = SiteId.of("A");
    private static final SiteId BACK = SiteId.of("BACK");
    private static final SiteId TARGET = SiteId.of("TARGET");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Condition PAUSES = new Condition(
            Retry.NONE.failed(
                    NOON, new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1)), "421"),
            0);
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)`( \\(final\\))? \\|.*");

    private static Connector connector(String name, SiteId site, int cost, Allowance allowance) {
        return new Connector(
                name,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        site, RoutingAddress.of("gw@" + site + ".example"), Cost.of(cost))),
                allowance);
    }

    private static Connector to(String name, int cost, long bytes, String schedule) {
        return connector(
                name,
                TARGET,
                cost,
                new Allowance(bytes, 5_000_000, Schedule.of(schedule, ZoneOffset.UTC)));
    }

    /** One connector that loses by each rule, and one that wins. All are cheaper than the winner. */
    private static RoutingTable oneLoserForEachRule() {
        return RoutingTable.compute(
                A,
                List.of(
                        connector("back", BACK, 1, Allowance.of(90_000)),
                        to("off", 1, 90_000, "never"),
                        to("too-often", 1, 90_000, "always"),
                        to("closed", 1, 90_000, "22:00-23:00"),
                        to("pauses", 1, 90_000, "always"),
                        to("spent", 1, 90_000, "always"),
                        to("tried", 1, 90_000, "always"),
                        to("small", 1, 10_000, "always"),
                        to("dear", 99, 90_000, "always"),
                        to("equal-1", 50, 90_000, "always"),
                        to("equal-2", 50, 90_000, "always")),
                List.of(new Connection(BACK, TARGET, 1)));
    }

    private static Selection select(boolean divisible) {
        var query = new RouteQuery(
                "m1",
                20_000,
                divisible,
                Set.of(BACK),
                new TreeMap<>(Map.of("too-often", Selector.TRIES_MAX, "tried", 1)));
        var conditions = Map.of("pauses", PAUSES, "spent", new Condition(Retry.NONE, 4_999_999));
        return Selector.select(oneLoserForEachRule(), TARGET, query, conditions, NOON);
    }

    private static List<SelectionRule> rules(Selection selection) {
        return selection.losers().stream().map(Selection.Loser::rule).toList();
    }

    @Test
    void choiceTakesTheStepsInTheOrderOfTheRules() {
        List<SelectionRule> expected = new ArrayList<>(List.of(SelectionRule.values()));
        expected.remove(SelectionRule.TOO_LARGE);
        assertThat(rules(select(true))).isEqualTo(expected);
        assertThat(select(true).chosen().map(each -> each.connector().name()))
                .hasValueSatisfying(name -> assertThat(name).startsWith("equal-"));
    }

    @Test
    void messageThatMayNotBeDividedLosesTheSmallConnectorAtTheSecondStep() {
        List<SelectionRule> expected = new ArrayList<>(List.of(SelectionRule.values()));
        expected.remove(SelectionRule.SIZE);
        assertThat(rules(select(false))).isEqualTo(expected);
    }

    @Test
    void documentHasTheRulesOfTheEnumInItsOrderAndMarksTheFinalOnes() throws IOException {
        String document =
                Files.readString(Path.of("..", "docs", "routing.md"), StandardCharsets.UTF_8);
        String section = document.substring(document.indexOf("## The choice"));
        List<String> documented = section.substring(0, section.indexOf("\n## "))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + (row.group(2) == null ? "" : " final"))
                .toList();
        assertThat(documented)
                .isEqualTo(Arrays.stream(SelectionRule.values())
                        .map(each -> each + (each.isFinal() ? " final" : ""))
                        .toList());
    }

    @Test
    void ruleThatIsNotFinalNeverTakesTheLastWay() {
        for (String name : List.of("too-often", "closed", "pauses", "spent", "tried", "small")) {
            RoutingTable all = oneLoserForEachRule();
            Connector only = all.connectors().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            var query = new RouteQuery(
                    "m1",
                    20_000,
                    true,
                    Set.of(),
                    new TreeMap<>(Map.of("too-often", 99, "tried", 1)));
            var conditions =
                    Map.of("pauses", PAUSES, "spent", new Condition(Retry.NONE, 4_999_999));
            Selection selection = Selector.select(
                    RoutingTable.compute(A, List.of(only), List.of()),
                    TARGET,
                    query,
                    conditions,
                    NOON);
            assertThat(selection.chosen()).as(name).isPresent();
            assertThat(selection.losers()).as(name).isEmpty();
        }
    }
}
