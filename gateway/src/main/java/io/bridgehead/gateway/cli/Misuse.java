package io.bridgehead.gateway.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of an operator and not of the parser. */
final class Misuse {
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, Integer.class, Long.class);

    private Misuse() {}

    static String words(ParameterException wrong) {
        CommandSpec verb = wrong.getCommandLine().getCommandSpec();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(verb, unmatched);
        }
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(verb, missing);
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        return argument == null || value == null
                ? String.valueOf(wrong.getMessage())
                : "'" + value + "' is not possible for " + name(argument) + "; "
                        + possible(argument.auxiliaryTypes()[0]);
    }

    private static String unmatched(CommandSpec verb, UnmatchedArgumentException wrong) {
        String argument = wrong.getUnmatched().get(0);
        if (wrong.isUnknownOption()) {
            return "'" + verb.name() + "' has no option '" + argument + "'";
        }
        if (verb.userObject() instanceof Cli) {
            return "there is no verb '" + argument + "'";
        }
        return verb.subcommands().isEmpty()
                ? "'" + verb.name() + "' takes no further argument, but '" + argument + "' is given"
                : "'" + verb.name() + "' has no verb '" + argument + "'; its verbs are "
                        + String.join(", ", verb.subcommands().keySet());
    }

    private static String missing(CommandSpec verb, MissingParameterException wrong) {
        ArgSpec first = wrong.getMissing().get(0);
        return first.isOption()
                ? name(first) + " needs a value: " + first.paramLabel()
                : "'" + verb.name() + "' needs " + first.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "'" + option.longestName() + "'"
                : argument.paramLabel();
    }

    private static String possible(Class<?> type) {
        return type.isEnum()
                ? "possible are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(each -> each.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                : WHOLE.contains(type) ? "give a whole number" : "see the help";
    }
}
