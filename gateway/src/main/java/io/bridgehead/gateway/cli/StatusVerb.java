package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.StatusReport;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** The state of the gateway. */
@Command(
        name = "status",
        description = {
            "Shows how the running gateway is doing, and what to do about it.",
            "States that end in -ing or are marked (temporary) end by themselves. INBOUND is what we read"
                    + " from the partner, OUTBOUND what it reads from us; UNTOLD counts changes that it has"
                    + " not been sent yet.",
        },
        footer = {"", "Example: ./bridgehead status --conf conf/examples/north.xml"})
final class StatusVerb extends Verb {
    StatusVerb(Invocation invocation) {
        super(invocation);
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
