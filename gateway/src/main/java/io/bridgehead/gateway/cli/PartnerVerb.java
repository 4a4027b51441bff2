package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.PartnersReport;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.StatusReport.LinkRow;
import io.bridgehead.gateway.status.StatusReport.PartnerRow;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** With whom we replicate; also {@code partner list}. */
@Command(
        name = "partner",
        description = "The partners: when each was heard, and what is missing on either side.",
        footer = {"", "Example: ./bridgehead partner list"})
final class PartnerVerb extends Verb {
    PartnerVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/partner/list", Map.of());
        if (json()) {
            sayJson(answer);
        } else {
            show(Json.read(answer, PartnersReport.class));
        }
        return ExitCode.GOOD;
    }

    private void show(PartnersReport report) {
        if (report.partners().isEmpty()) {
            say("no partners");
            return;
        }
        Table table = new Table(
                "PARTNER",
                "SERVER",
                "LAST HEARD",
                ">CONTEXTS",
                ">READ",
                ">MISSING",
                ">UNTOLD",
                "STATE",
                "LEFT OUT");
        for (PartnerRow each : report.partners()) {
            table.row(
                    each.site(),
                    each.server(),
                    StatusText.heard(each.lastHeard(), Instant.now()),
                    each.links().size(),
                    Formats.count(each.links().stream()
                            .mapToLong(LinkRow::readUsn)
                            .max()
                            .orElse(0)),
                    Formats.count(each.links().stream()
                            .mapToLong(LinkRow::missingUsns)
                            .max()
                            .orElse(0)),
                    Formats.count(
                            each.links().stream().mapToLong(LinkRow::untoldUsns).sum()),
                    each.state(),
                    each.leftOut().isEmpty() ? "nothing" : String.join("; ", each.leftOut()));
        }
        table.lines().forEach(this::say);
    }
}
