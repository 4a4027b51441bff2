package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.config.ConfigLoader.Loaded;
import io.bridgehead.gateway.config.ConfigLoader.Rejected;
import io.bridgehead.gateway.config.Problem;
import io.bridgehead.gateway.config.Problems;
import java.util.List;
import picocli.CommandLine.Command;

/** Checks a configuration. */
@Command(
        name = "check-config",
        description = "Names every mistake in the configuration at once, with its line and a cure.",
        footer = {"", "Example: ./bridgehead check-config --conf conf/examples/north.xml"})
final class CheckConfigVerb extends Verb {
    CheckConfigVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ConfigLoader.Outcome outcome = ConfigLoader.load(conf());
        Problems problems = outcome instanceof Rejected rejected
                ? rejected.problems()
                : ((Loaded) outcome).warnings();
        if (json()) {
            sayJson(new Answer(problems.file(), problems.errors().isEmpty(), problems.all()));
        } else {
            problems.all().forEach(each -> say(each.in(problems.file())));
            if (outcome instanceof Loaded loaded) {
                say(summary(loaded.config()));
            }
        }
        return problems.errors().isEmpty() ? ExitCode.GOOD : ExitCode.USAGE;
    }

    private String summary(Config config) {
        return conf() + " is good: site " + config.site().name() + ", data in " + config.data()
                + ", partners "
                + config.partners().stream().map(each -> each.site().name()).toList();
    }

    /** The answer in JSON. */
    private record Answer(String file, boolean usable, List<Problem> problems) {}
}
