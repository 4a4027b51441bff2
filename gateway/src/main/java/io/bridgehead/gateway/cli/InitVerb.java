package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.process.Founding;
import io.bridgehead.store.Identity;
import io.bridgehead.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates the data folder of a gateway. */
@Command(
        name = "init",
        description = {
            "Creates the data folder of a new gateway.",
            "If there is a database already, it stays as it is, and the verb fails.",
        },
        footer = {
            "",
            "Examples: ./bridgehead init --conf conf/examples/north.xml",
            "          ./bridgehead init --new-organization"
        })
final class InitVerb extends Verb {
    @Option(
            names = "--new-organization",
            description = "Only print an id for a new organization; all its sites use the same.")
    private boolean newOrganization;

    InitVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        if (newOrganization) {
            say(UUID.randomUUID());
            return ExitCode.GOOD;
        }
        Config config = config();
        try {
            Identity self = Founding.found(config, Clock.systemUTC());
            if (json()) {
                sayJson(new Answer(
                        self.site().name(),
                        self.organization().toString(),
                        self.epoch().toString(),
                        config.data().toString()));
            } else {
                say(self.site() + " is initialized in " + config.data() + ", epoch " + self.epoch()
                        + "; start it with " + command("run"));
            }
            return ExitCode.GOOD;
        } catch (StoreException | IllegalArgumentException e) {
            throw new VerbException(ExitCode.USAGE, "nothing was initialized: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new VerbException(
                    ExitCode.USAGE,
                    "nothing was initialized: " + e.getMessage() + ": "
                            + FileTrouble.of(e).orElse("") + " in <data>");
        }
    }

    /** The answer in JSON. */
    private record Answer(String site, String organization, String epoch, String data) {}
}
