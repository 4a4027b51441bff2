package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Parameters;

/** A decision about one conflict. */
abstract class ConflictVerb extends Verb {
    @Parameters(index = "0", paramLabel = "N", description = "Its number.")
    private long number;

    private final String path;
    private final String done;

    ConflictVerb(Console console, String path, String done) {
        super(console);
        this.path = path;
        this.done = done;
    }

    /** What the gateway has to know besides the number. */
    Map<String, String> more() {
        return Map.of();
    }

    @Override
    public Integer call() {
        Map<String, String> parameters = new TreeMap<>(more());
        parameters.put("number", Long.toString(number));
        JsonNode answer = gateway().post(path, parameters);
        if (json()) {
            sayJson(answer);
        } else if (answer.get("before").asBoolean()) {
            say("conflict " + number + " was settled before; nothing was changed");
        } else {
            say("conflict " + number + " is settled: " + done);
        }
        return ExitCode.GOOD;
    }
}
