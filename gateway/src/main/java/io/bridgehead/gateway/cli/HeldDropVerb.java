package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a held item up. */
@Command(
        name = "drop",
        description = {
            "Gives a held item up: this site never applies it, and counts it as had, so that those",
            "who read this site may never get it. Says what is lost; --yes does it.",
        },
        footer = {"", "Example: ./bridgehead held drop 7 --yes"})
final class HeldDropVerb extends Verb {
    @Parameters(paramLabel = "N", description = "Its number.")
    private long number;

    @Option(names = "--yes", description = "It is meant; without this, nothing is dropped.")
    private boolean confirmed;

    HeldDropVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        AdminClient gateway = gateway();
        Map<String, String> which = Map.of("number", Long.toString(number));
        if (!confirmed) {
            HeldRow row = Json.read(gateway.get("/held/show", which), HeldRow.class);
            HeldShowVerb.lines(row).forEach(this::say);
            throw new VerbException(
                    ExitCode.FINDINGS,
                    "nothing was dropped; this would be lost: say it again with --yes");
        }
        JsonNode answer = gateway.post(
                "/held/drop", Map.of("number", Long.toString(number), "confirm", "true"));
        if (json()) {
            sayJson(answer);
        } else {
            HeldShowVerb.lines(Json.read(answer, HeldRow.class)).forEach(this::say);
            say("dropped: none of this is applied here");
        }
        return ExitCode.GOOD;
    }
}
