package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.gateway.terminal.Console;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** How the gateway is doing. */
@Command(
        name = "status",
        description = {
            "How the running gateway is doing, and what to do about it.",
            "States that end in -ing or are marked (temporary) end by themselves.",
        },
        footer = {"", "Example: ./bridgehead status --conf conf/examples/north.xml"})
final class StatusVerb extends Verb {
    StatusVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/status", Map.of());
        StatusReport status = Json.read(answer, StatusReport.class);
        if (json()) {
            sayJson(answer);
        } else {
            new StatusText(status, Instant.now()).lines(this::withConf).forEach(this::say);
        }
        return status.findings().isEmpty() ? ExitCode.GOOD : ExitCode.FINDINGS;
    }
}
