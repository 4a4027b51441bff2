package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.TombstoneReport;
import io.bridgehead.gateway.admin.TombstoneReport.TombstoneRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was deleted and can be brought back; also {@code tombstones list}. */
@Command(
        name = "tombstones",
        description = "What was deleted, where and when, and until when it can be undeleted.",
        footer = {"", "Example: ./bridgehead tombstones list"})
final class TombstonesVerb extends Verb {
    @Option(names = "--context", paramLabel = "DN", description = "Of this naming context only.")
    private String context = "";

    TombstonesVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Map<String, String> parameters = new TreeMap<>();
        if (!context.isEmpty()) {
            parameters.put("context", context);
        }
        JsonNode answer = gateway().get("/tombstones", parameters);
        if (json()) {
            sayJson(answer);
        } else {
            show(Json.read(answer, TombstoneReport.class));
        }
        return ExitCode.GOOD;
    }

    private void show(TombstoneReport report) {
        if (report.tombstones().isEmpty()) {
            say("nothing that was deleted can be undeleted");
            return;
        }
        Table table = new Table("ID", "ENTRY", "SITE", "DELETED", "UNTIL");
        for (TombstoneRow each : report.tombstones()) {
            table.row(each.id(), each.dn(), each.site(), each.deletedAt(), each.until());
        }
        table.lines().forEach(this::say);
        if (report.more()) {
            say("there are more: ask for one context with --context DN");
        }
        say("bring one back with " + command("undelete") + " ID");
    }
}
