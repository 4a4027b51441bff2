package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets through what the delete brake holds. */
@Command(
        name = "approve",
        description = "Lets deletions through that were held because there were so many.",
        footer = {"", "Example: ./bridgehead approve all"})
final class ApproveVerb extends Verb {
    @Parameters(paramLabel = "N|all", description = "The number of a held item, or all.")
    private String which = "";

    ApproveVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().post("/held/approve", Map.of("number", which));
        long approved = answer.get("approved").asLong();
        if (json()) {
            sayJson(answer);
        } else if (approved == 0) {
            say("nothing waits for approval");
        } else {
            say((approved == 1 ? "1 deletion is" : approved + " deletions are")
                    + " approved, and applied now; see " + command("status"));
        }
        return ExitCode.GOOD;
    }
}
