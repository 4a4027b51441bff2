package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.Json;
import io.bridgehead.gateway.admin.SitesReport;
import io.bridgehead.gateway.admin.SitesReport.SiteRow;
import io.bridgehead.gateway.console.Console;
import io.bridgehead.gateway.console.Table;
import io.bridgehead.gateway.console.Words;
import java.util.Map;
import picocli.CommandLine.Command;

/** Which sites are known here, and through whom. */
@Command(
        name = "sites",
        description = "Which sites are known here, how much of them, and through which partner.",
        footer = {"", "Example: ./bridgehead sites --json"})
final class SitesVerb extends Verb {
    SitesVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/sites", Map.of());
        if (json()) {
            sayJson(answer);
            return ExitCode.GOOD;
        }
        Table table =
                new Table("SITE", "CONTEXT", "IS", ">ENTRIES", "THROUGH", "TOLD TO", "LAST CHANGE");
        for (SiteRow each : Json.read(answer, SitesReport.class).sites()) {
            table.row(
                    each.site().isEmpty() ? "(shared)" : each.site(),
                    each.context(),
                    each.direction(),
                    Words.count(each.entries()),
                    each.through().isEmpty() ? "-" : each.through(),
                    each.toldTo().isEmpty() ? "-" : String.join(", ", each.toldTo()),
                    each.lastChange().isEmpty() ? "-" : each.lastChange());
        }
        table.lines().forEach(this::say);
        return ExitCode.GOOD;
    }
}
