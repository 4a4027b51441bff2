package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a partner at once. */
@Command(
        name = "replicate",
        description = "Asks a partner at once for everything new, whatever the schedule says.",
        footer = {"", "Example: ./bridgehead replicate SOUTH"})
final class ReplicateVerb extends Verb {
    @Parameters(paramLabel = "SITE", description = "Site of the partner.")
    private String site = "";

    @Option(
            names = "--refresh",
            description = "Ask for everything, new or not. Slow and harmless: nothing is lost.")
    private boolean refresh;

    ReplicateVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway()
                .post("/replicate", Map.of("site", site, "refresh", Boolean.toString(refresh)));
        if (json()) {
            sayJson(answer);
        } else {
            say("asking " + site + " for everything" + (refresh ? "" : " new") + "; see "
                    + command("status"));
        }
        return ExitCode.GOOD;
    }
}
