package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** What begins or ends the suspension of a partner. */
abstract class SuspensionVerb extends Verb {
    @Parameters(paramLabel = "SITE", description = "The partner's site.")
    private String site = "";

    private final String path;
    private final String done;

    SuspensionVerb(Console console, String path, String done) {
        super(console);
        this.path = path;
        this.done = done;
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().post(path, Map.of("site", site));
        if (json()) {
            sayJson(answer);
        } else {
            say(site + " " + done + (answer.get("before").asBoolean() ? " already" : ""));
        }
        return ExitCode.GOOD;
    }
}
