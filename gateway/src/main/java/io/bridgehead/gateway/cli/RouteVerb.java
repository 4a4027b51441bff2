package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** Where mail goes; the verbs below say more. */
@Command(
        name = "route",
        description = "Where mail for other sites goes, and why.",
        synopsisSubcommandLabel = "(list | explain)",
        footer = {"", "Example: ./bridgehead route explain SOUTH"})
final class RouteVerb extends Verb {
    RouteVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        throw new VerbException(
                ExitCode.USAGE, "say " + command("route list") + " or " + command("route explain"));
    }
}
