package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.BacksyncReport;
import io.bridgehead.gateway.status.BacksyncReport.PartnerRow;
import io.bridgehead.gateway.status.BacksyncReport.ScopeRow;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** What has come back after a restore; also {@code backsync status}. */
@Command(
        name = "backsync",
        description = "After a restore: which partners have given back what was lost here.",
        footer = {"", "Example: ./bridgehead backsync status"})
final class BacksyncVerb extends Verb {
    BacksyncVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/backsync", Map.of());
        if (json()) {
            sayJson(answer);
        } else {
            show(Json.read(answer, BacksyncReport.class));
        }
        return ExitCode.GOOD;
    }

    private void show(BacksyncReport report) {
        Table partners = new Table("PARTNER", "BACKSYNC", "CONTEXTS READ");
        Table scopes = new Table("PARTNER", "CONTEXT", "READ", "NOW");
        for (PartnerRow partner : report.partners()) {
            partners.row(
                    partner.site(),
                    partner.owes() ? "owes" : "done",
                    partner.read() + " of " + partner.scopes().size());
            for (ScopeRow each : partner.owes() ? partner.scopes() : List.<ScopeRow>of()) {
                scopes.row(
                        partner.site(), each.context(), each.read() ? "yes" : "no", each.state());
            }
        }
        partners.lines().forEach(this::say);
        if (report.partners().stream().noneMatch(PartnerRow::owes)) {
            say("nobody has anything to give back");
            return;
        }
        scopes.lines().forEach(this::say);
        say("one that will never answer again: " + command("backsync waive") + " SITE");
    }
}
