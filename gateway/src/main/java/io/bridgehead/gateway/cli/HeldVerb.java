package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.HeldReport;
import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What has arrived and may not be applied yet. */
@Command(
        name = "held",
        description = "What has arrived and may not be applied yet, why, and how that ends.",
        footer = {"", "Example: ./bridgehead held list"})
final class HeldVerb extends Verb {
    @Option(names = "--after", paramLabel = "N", description = "Begin after this number.")
    private long after;

    HeldVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/held", Map.of("after", Long.toString(after)));
        if (json()) {
            sayJson(answer);
        } else {
            show(Json.read(answer, HeldReport.class));
        }
        return ExitCode.GOOD;
    }

    private void show(HeldReport report) {
        if (report.held().isEmpty()) {
            say("nothing is held");
            return;
        }
        Table table = new Table(">N", "ENTRY", "CODE", "FROM", "SINCE", "WHY");
        for (HeldRow each : report.held()) {
            table.row(
                    each.number(),
                    each.entry(),
                    each.code(),
                    each.from(),
                    each.since(),
                    each.why());
        }
        table.lines().forEach(this::say);
        if (report.more()) {
            long last = report.held().get(report.held().size() - 1).number();
            say("more: " + command("held list") + " --after " + last);
        }
        say("see one with " + command("held show") + " N; it says how it ends");
    }
}
