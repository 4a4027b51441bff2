package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A partner that will not give anything back. */
@Command(
        name = "waive",
        description = {
            "After a restore: waits no longer for what a partner has yet to give back.",
            "Should it answer all the same, that is welcome.",
        },
        footer = {"", "Example: ./bridgehead backsync waive SOUTH"})
final class BacksyncWaiveVerb extends Verb {
    @Parameters(paramLabel = "SITE", description = "The partner's site.")
    private String site = "";

    BacksyncWaiveVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().post("/backsync/waive", Map.of("site", site));
        if (json()) {
            sayJson(answer);
        } else if (answer.get("owed").asBoolean()) {
            say(site + " need not give anything back");
        } else {
            say(site + " owed nothing; nothing was changed");
        }
        return ExitCode.GOOD;
    }
}
