package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command, however deep. */
class HelpTest {

    /** A command and the words that an operator types for it. */
    record Command(String typed, CommandLine line) {
        @Override
        public String toString() {
            return typed;
        }
    }

    static Stream<Command> commands() {
        List<Command> all = new ArrayList<>();
        collect("bridgehead", Cli.commandLine(Ran.nowhere()), all);
        return all.stream();
    }

    private static void collect(String typed, CommandLine line, List<Command> all) {
        all.add(new Command(typed, line));
        line.getSubcommands().forEach((name, below) -> collect(typed + " " + name, below, all));
    }

    @Test
    void allCommandsAreTried() {
        assertThat(commands().map(Command::toString))
                .hasSizeGreaterThan(40)
                .contains(
                        "bridgehead",
                        "bridgehead status",
                        "bridgehead partner",
                        "bridgehead partner list",
                        "bridgehead conflicts keep",
                        "bridgehead queue list",
                        "bridgehead backsync waive");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void usageNamesTheCommandAsItIsTyped(Command command) {
        String first = usage(command).lines().findFirst().orElseThrow();
        assertThat(first + " ").startsWith("Usage: " + command.typed() + " ");
        List<String> words = List.of(first.split("[ \\[\\]]+"));
        for (int i = 1; i < words.size(); i++) {
            assertThat(words.get(i)).isNotEqualTo(words.get(i - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void descriptionIsWholeSentences(Command command) {
        String[] description = command.line().getCommandSpec().usageMessage().description();
        assertThat(description).isNotEmpty();
        assertThat(description).allSatisfy(HelpTest::assertWholeSentences);
    }

    /** The list of verbs shows this line alone, in one row of the screen or two. */
    @ParameterizedTest
    @MethodSource("commands")
    void firstLineOfTheDescriptionIsShortEnoughForTheListOfVerbs(Command command) {
        assertThat(command.line().getCommandSpec().usageMessage().description()[0])
                .hasSizeLessThanOrEqualTo(85);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterIsExplainedInWholeSentences(Command command) {
        assertThat(command.line().getCommandSpec().args())
                .allSatisfy(each -> assertThat(each.description())
                        .as(each.paramLabel())
                        .isNotEmpty()
                        .allSatisfy(HelpTest::assertWholeSentences));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void exampleIsOfThisCommand(Command command) {
        if (command.typed().equals("bridgehead")) {
            assertThat(usage(command)).contains("./bridgehead demo");
        } else {
            assertThat(usage(command)).containsPattern("(?s)Examples?: .*\\./" + command.typed());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsWiderThanAScreen(Command command) {
        assertThat(usage(command).lines())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(line.contains("./bridgehead") ? 100 : 80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAnAnswerAndNotAMistake(Command command) {
        List<String> words = new ArrayList<>(Arrays.asList(command.typed().split(" ")));
        words.remove(0);
        words.add("--help");
        Ran ran = Ran.verb(words.toArray(String[]::new));
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("Usage: " + command.typed());
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void wordsThatPlainEnglishAvoidsAreNotInTheHelp(Command command) {
        assertThat(usage(command).toLowerCase(java.util.Locale.ROOT))
                .doesNotContainPattern("\\b(nobody|whoever|somebody|anew|for ever|but for)\\b");
    }

    @Test
    void listOfVerbsNamesEachOnceInTheOrderOfTheManual() {
        String shown = usage(commands().findFirst().orElseThrow());
        List<String> verbs = shown.lines()
                .dropWhile(line -> !line.equals("Verbs:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .collect(Collectors.toList());
        assertThat(verbs).doesNotHaveDuplicates().startsWith("demo", "init", "check-config", "run");
    }

    @Test
    void versionIsTold() {
        for (String option : new String[] {"--version", "-V"}) {
            Ran ran = Ran.verb(option);
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).startsWith("bridgehead ").contains("Java " + Runtime.version());
            assertThat(ran.err()).isEmpty();
        }
    }

    private static String usage(Command command) {
        return command.line().getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static void assertWholeSentences(String text) {
        assertThat(text).matches("(?s)['A-Z$].*[.):]").doesNotContain("  ");
        assertThat(text.chars().filter(c -> c == '(').count())
                .isEqualTo(text.chars().filter(c -> c == ')').count());
        assertThat(text).doesNotEndWith(",");
    }
}
