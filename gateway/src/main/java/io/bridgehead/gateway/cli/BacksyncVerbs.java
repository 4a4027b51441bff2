package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.BacksyncReport;
import io.bridgehead.gateway.status.BacksyncReport.DebtRow;
import io.bridgehead.gateway.status.BacksyncReport.ScopeRow;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The backsync after a restore. */
@Command(
        name = "backsync",
        description = {"Shows what the partners have given back after a restore."},
        footer = {"", "Example: ./bridgehead backsync waive SOUTH"})
final class BacksyncVerbs extends Verb {
    BacksyncVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new BacksyncVerbs(invocation))
                .addSubcommand(new Status(invocation))
                .addSubcommand(new Waive(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Status(invocation()).call();
    }

    /** How far the backsync is. */
    @Command(
            name = "status",
            description = "Shows which partners have given back what the restore lost.",
            footer = {"", "Example: ./bridgehead backsync status"})
    static final class Status extends Verb {
        Status(Invocation invocation) {
            super(invocation);
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
            Table scopes =
                    new Table("PARTNER", "CONTEXT", "ASKED", "FOUND", "DELETED", "GIVEN", "STREAM");
            for (DebtRow partner : report.partners()) {
                partners.row(
                        partner.site(),
                        partner.owes() ? "owes" : "done",
                        partner.read() + " of " + partner.scopes().size());
                partner.scopes().stream()
                        .filter(each -> partner.owes() || !each.asked().isEmpty())
                        .forEach(each -> scopes.row(row(partner, each)));
            }
            partners.lines().forEach(this::say);
            if (report.partners().stream().noneMatch(DebtRow::owes)) {
                say("no partner has anything left to give back");
            } else {
                say("if a partner will never answer again: " + command("backsync waive") + " SITE");
            }
            scopes.lines().forEach(this::say);
        }

        private static Object[] row(DebtRow partner, ScopeRow each) {
            boolean answered = each.given().found() > 0 || each.read();
            return new Object[] {
                partner.site(),
                each.context(),
                each.asked().isEmpty() ? "not yet" : each.asked(),
                answered ? each.given().found() : "",
                answered ? each.given().deleted() : "",
                answered ? each.given().arrived() : "",
                each.read() ? "read to its end" : each.reading().words()
            };
        }
    }

    /** Stops waiting for a partner. */
    @Command(
            name = "waive",
            description = {
                "Stops waiting for what a partner has not given back after a restore.",
                "If the partner answers later, its answer is still taken.",
            },
            footer = {"", "Example: ./bridgehead backsync waive SOUTH"})
    static final class Waive extends Verb {
        @Parameters(paramLabel = "SITE", description = "Site of the partner.")
        private String site = "";

        Waive(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().post("/backsync/waive", Map.of("site", site));
            if (json()) {
                sayJson(answer);
            } else if (answer.get("owed").asBoolean()) {
                say(site + " need not give anything back");
            } else {
                say(site + " owed nothing; nothing was changed");
            }
            return ExitCode.GOOD;
        }
    }
}
