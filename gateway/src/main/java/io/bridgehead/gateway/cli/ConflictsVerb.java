package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ConflictReport;
import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What two people changed without having seen each other; also {@code conflicts list}. */
@Command(
        name = "conflicts",
        description = "What was changed at two sites at once: what was kept, and what was lost.",
        footer = {"", "Example: ./bridgehead conflicts list --all"})
final class ConflictsVerb extends Verb {
    @Option(names = "--all", description = "Those that are settled, too.")
    private boolean all;

    @Option(names = "--after", paramLabel = "N", description = "Begin after this number.")
    private long after;

    ConflictsVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway()
                .get(
                        "/conflicts",
                        Map.of("all", Boolean.toString(all), "after", Long.toString(after)));
        if (json()) {
            sayJson(answer);
        } else {
            show(Json.read(answer, ConflictReport.class));
        }
        return ExitCode.GOOD;
    }

    private void show(ConflictReport report) {
        if (report.conflicts().isEmpty()) {
            say("no conflicts" + (all ? "" : " that nobody has settled"));
            return;
        }
        Table table = new Table(">N", "ENTRY", "ABOUT", "KEPT", "FROM", "LOST", "FROM", "SETTLED");
        for (ConflictRow each : report.conflicts()) {
            table.row(
                    each.number(),
                    each.entry(),
                    each.about(),
                    each.kept(),
                    each.keptSite(),
                    each.lost(),
                    each.lostSite(),
                    each.settled() ? "yes" : "no");
        }
        table.lines().forEach(this::say);
        if (report.more()) {
            long last = report.conflicts().get(report.conflicts().size() - 1).number();
            say("more: " + command("conflicts list") + " --after " + last);
        }
        say("settle one with " + command("conflicts keep") + " N or " + command("conflicts swap")
                + " N");
    }
}
