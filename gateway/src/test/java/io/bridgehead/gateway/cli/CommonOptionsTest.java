package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code --conf} and {@code --json} mean the same wherever they stand, or are refused. */
class CommonOptionsTest {

    @TempDir
    Path folder = Path.of("");

    private String conf = "";

    @BeforeEach
    void writeConfiguration() throws IOException {
        conf = Files.writeString(folder.resolve("east.xml"), CliTest.NORTH.replace("NORTH", "EAST"))
                .toString();
    }

    /** Every verb about a gateway, with its words and what it needs behind them. */
    static Stream<List<String>> verbsAboutAGateway() {
        List<List<String>> all = new ArrayList<>();
        collect(List.of(), Cli.commandLine(Ran.nowhere()), all);
        return all.stream();
    }

    private static void collect(List<String> words, CommandLine line, List<List<String>> all) {
        if (line.getCommandSpec().userObject() instanceof Verb
                && !List.of("init", "run", "restore", "salvage", "check-config")
                        .contains(line.getCommandName())) {
            all.add(words);
        }
        line.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(name);
            collect(longer, below, all);
        });
    }

    /** Each verb with the option at each place between its words. */
    static Stream<Arguments> placesOfTheOption() {
        return verbsAboutAGateway()
                .flatMap(words -> Stream.iterate(0, place -> place <= words.size(), p -> p + 1)
                        .map(place -> Arguments.of(words, place)));
    }

    @ParameterizedTest
    @MethodSource("placesOfTheOption")
    void verbActsOnTheGatewayOfItsConfigurationWhereverTheOptionStands(
            List<String> words, int place) {
        Ran ran = Ran.verb(line(words, place, "--conf", conf));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.err())
                .contains("the gateway of EAST is not running")
                .contains("./bridgehead run --conf " + conf);
    }

    @ParameterizedTest
    @MethodSource("placesOfTheOption")
    void configurationThatIsNotThereIsNeverReplacedByTheDefaultOne(List<String> words, int place) {
        Path missing = folder.resolve("missing.xml");
        Ran ran = Ran.verb(line(words, place, "--conf", missing.toString()));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(missing + ": there is no such file");
    }

    @ParameterizedTest
    @MethodSource("placesOfTheOption")
    void optionGivenTwiceIsRefusedAndNoGatewayIsChosen(List<String> words, int place) {
        List<String> line = new ArrayList<>(List.of(line(words, place, "--conf", conf)));
        line.add(0, "another.xml");
        line.add(0, "--conf");
        Ran ran = Ran.verb(line.toArray(String[]::new));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--conf").doesNotContain("is not running");
    }

    @ParameterizedTest
    @CsvSource({
        "--json check-config --conf FILE",
        "--conf FILE --json check-config",
        "--json --conf FILE check-config",
        "check-config --json --conf FILE",
        "--conf FILE check-config --json"
    })
    void answerIsJsonWhereverItIsAskedFor(String words) throws IOException {
        Ran ran = Ran.verb(Arrays.stream(words.split(" "))
                .map(word -> word.equals("FILE") ? conf : word)
                .toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        assertThat(Json.MAPPER.readTree(ran.out()).get("file").asText()).isEqualTo(conf);
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void configurationIsTheDefaultOneUnlessAnotherIsNamed() {
        assertThat(new Invocation(Ran.nowhere()).conf()).isEqualTo(Path.of("conf/bridgehead.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "simulate"})
    void verbWithoutAGatewayRefusesAConfiguration(String verb) {
        Ran ran = Ran.verb("--conf", conf, verb, "1");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void simulationHasNoJsonAndSaysSo() {
        Ran ran = Ran.verb("--json", "simulate", "1");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("'simulate' takes no '--json'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5..1", "x", "1..", "3..-3", ""})
    void simulationWithoutASeedAgreesAboutNothing(String seeds) {
        Ran ran = Ran.verb("simulate", seeds);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).doesNotContain("GOOD");
    }

    @Test
    void optionsWithoutAVerbDoNothing() {
        Ran ran = Ran.verb("--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("no verb is given").contains("see ./bridgehead --help");
    }

    /** An option of the noun that a verb follows would be read by nothing. */
    @ParameterizedTest
    @CsvSource({
        "conflicts --all list, --all",
        "conflicts --after 3 show 4, --after",
        "conflicts --all keep 7, --all",
        "held --after 5 list, --after",
        "held --after 5 drop 6, --after",
        "tombstones --context ou=X list, --context"
    })
    void optionOfANounInFrontOfAVerbIsRefusedAndNotIgnored(String words, String option) {
        Ran ran = Ran.verb((words + " --conf " + conf).split(" "));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("'" + option + "' must stand after");
    }

    @Test
    void mistakeInAVerbIsAnsweredInThreeLinesAtMost() {
        Ran ran = Ran.verb("partner", "suspend", "--nonsense", "SOUTH", "--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err().lines())
                .hasSizeLessThanOrEqualTo(3)
                .last()
                .isEqualTo("see ./bridgehead partner suspend --help");
    }

    @Test
    void missingParameterIsNamed() {
        Ran ran = Ran.verb("partner", "suspend", "--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("SITE");
    }

    /** The words, the option before the word of this number, and parameters that any verb takes. */
    private static String[] line(List<String> words, int place, String... option) {
        List<String> line = new ArrayList<>(words);
        line.addAll(place, List.of(option));
        line.addAll(parameters(words));
        return line.toArray(String[]::new);
    }

    private static List<String> parameters(List<String> words) {
        return switch (String.join(" ", words)) {
            case "partner suspend",
                    "partner resume",
                    "partner remove",
                    "replicate",
                    "verify",
                    "route explain",
                    "backsync waive" -> List.of("SOUTH");
            case "conflicts show",
                    "conflicts keep",
                    "conflicts swap",
                    "held show",
                    "held drop",
                    "approve",
                    "queue drop",
                    "queue reprocess",
                    "route forget-limits",
                    "undelete",
                    "backup" -> List.of("1");
            case "conflicts rename" -> List.of("1", "cn=X");
            case "import", "modify" -> List.of("-");
            default -> List.of();
        };
    }
}
