package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One conflict, both sides of it. */
@Command(
        name = "show",
        description = "Both sides of one conflict: what, where and when.",
        footer = {"", "Example: ./bridgehead conflicts show 7"})
final class ConflictsShowVerb extends Verb {
    @Parameters(paramLabel = "N", description = "Its number.")
    private long number;

    ConflictsShowVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/conflicts/show", Map.of("number", Long.toString(number)));
        if (json()) {
            sayJson(answer);
            return ExitCode.GOOD;
        }
        ConflictRow row = Json.read(answer, ConflictRow.class);
        say("conflict " + row.number() + (row.settled() ? ", settled" : ""));
        say("entry  " + row.entry());
        say("about  " + row.about());
        say("kept   " + row.kept() + "  (" + row.keptSite() + ", " + row.keptAt() + ")");
        say("lost   " + row.lost() + "  (" + row.lostSite() + ", " + row.lostAt() + ")");
        return ExitCode.GOOD;
    }
}
