package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which of two gateways of one site lives. */
@Command(
        name = "claim",
        description = {
            "Says that of two gateways of this site this one lives.",
            "Its database begins a new life, which every partner follows from then on. What the other"
                    + " gateway wrote and partners have comes here as well.",
            "Stop the other gateway first: its mail is dropped everywhere.",
        },
        footer = {"", "Example: ./bridgehead claim --yes"})
final class ClaimVerb extends Verb {
    @Option(names = "--yes", description = "Do it. Without this, only the lives are shown.")
    private boolean yes;

    ClaimVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().post("/claim", Map.of("confirm", Boolean.toString(yes)));
        if (json()) {
            sayJson(answer);
        } else if (yes) {
            say(answer.get("site").asText() + " lives here, in the new life "
                    + answer.get("epoch").asText() + "; see " + command("backsync status"));
        } else {
            say("known lives of " + answer.get("site").asText() + ": "
                    + answer.get("lives").asText());
            say("to go on with this database: " + command("claim --yes"));
        }
        return yes ? ExitCode.GOOD : ExitCode.FINDINGS;
    }
}
