package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One run of the command line: the console, and the options that mean the same for every verb.
 *
 * <p>{@code --conf} and {@code --json} may stand after {@code bridgehead}, after a noun and after a
 * verb. The parser accepts an option wherever it is declared, but a verb of its own reads only the
 * options behind it. So they are collected here, from the whole line. Otherwise {@code partner --conf
 * B remove X} would act on the gateway of the default configuration.
 */
final class Invocation {
    static final String DEFAULT_CONF = "conf/bridgehead.xml";

    private static final String CONF = "--conf";
    private static final String JSON = "--json";

    private final Console console;
    private Path conf = Path.of(DEFAULT_CONF);
    private boolean json;

    Invocation(Console console) {
        this.console = console;
    }

    Console console() {
        return console;
    }

    /** The configuration of the gateway that this run is about. */
    Path conf() {
        return conf;
    }

    /** Whether the answer is to be JSON. */
    boolean json() {
        return json;
    }

    static OptionSpec confOption() {
        return OptionSpec.builder(CONF)
                .paramLabel("FILE")
                .type(Path.class)
                .description("Configuration of the gateway (default: " + DEFAULT_CONF + ").")
                .build();
    }

    static OptionSpec jsonOption() {
        return OptionSpec.builder(JSON).description("Answer in JSON.").build();
    }

    /**
     * Takes over the common options of a parsed line.
     *
     * @throws ParameterException if an option stands twice, is none of the verb that is run, or
     *     belongs to a noun whose verb follows; it would be ignored in silence
     */
    void read(ParseResult parsed) {
        List<ParseResult> levels = new ArrayList<>();
        ParseResult deepest = parsed;
        levels.add(deepest);
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
            levels.add(deepest);
        }
        CommandSpec last = levels.get(levels.size() - 1).commandSpec();
        List<String> seen = new ArrayList<>();
        for (ParseResult level : levels) {
            for (OptionSpec option : level.matchedOptions()) {
                String name = option.longestName();
                boolean common = name.equals(CONF) || name.equals(JSON);
                if (!common && level.commandSpec() != last) {
                    throw refused(last, "'" + name + "' must stand after '" + last.name() + "'");
                }
                if (common) {
                    requireMeaning(last, name, seen);
                    seen.add(name);
                    take(level, name);
                }
            }
        }
    }

    private static void requireMeaning(CommandSpec last, String name, List<String> seen) {
        if (seen.contains(name)) {
            throw refused(last, "'" + name + "' is given twice");
        }
        boolean isGroup = last.userObject() instanceof Cli;
        if (last.findOption(name) == null || isGroup) {
            throw refused(
                    last,
                    isGroup ? "no verb is given" : "'" + last.name() + "' takes no '" + name + "'");
        }
    }

    private void take(ParseResult level, String name) {
        if (name.equals(CONF)) {
            conf = level.matchedOptionValue(CONF, conf);
        } else {
            json = true;
        }
    }

    private static ParameterException refused(CommandSpec verb, String sentence) {
        return new ParameterException(verb.commandLine(), sentence);
    }
}
