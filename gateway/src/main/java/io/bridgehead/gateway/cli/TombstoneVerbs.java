package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.TombstoneReport;
import io.bridgehead.gateway.admin.TombstoneReport.TombstoneRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deleted entries. */
@Command(
        name = "tombstones",
        description = {"Lists the deleted entries that can be undeleted."},
        footer = {"", "Example: ./bridgehead tombstones list"})
final class TombstoneVerbs extends Verb {
    @Mixin
    private final Filter filter = new Filter();

    TombstoneVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new TombstoneVerbs(invocation))
                .addSubcommand(new Listing(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).list(filter);
    }

    /** Which tombstones are listed. */
    static final class Filter {
        @Option(
                names = "--context",
                paramLabel = "DN",
                description = "List those of this naming context only.")
        private String context = "";
    }

    /** The deleted entries. */
    @Command(
            name = "list",
            description =
                    "Lists what was deleted, where, when, and until when it can be undeleted.",
            footer = {"", "Example: ./bridgehead tombstones list"})
    static final class Listing extends Verb {
        @Mixin
        private final Filter filter = new Filter();

        Listing(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            return list(filter);
        }

        Integer list(Filter wanted) {
            Map<String, String> parameters = new TreeMap<>();
            if (!wanted.context.isEmpty()) {
                parameters.put("context", wanted.context);
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
                say("there is no deleted entry that can be undeleted");
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

    /** Brings a deleted entry back. */
    @Command(
            name = "undelete",
            description = "Brings a deleted entry back at all sites, with all of its attributes.",
            footer = {"", "Example: ./bridgehead undelete 'cn=Anna,ou=NORTH,o=Example'"})
    static final class Undelete extends Verb {
        @Parameters(
                paramLabel = "ID|DN",
                description =
                        "Entry id, as 'tombstones list' shows it, or the DN that the entry had.")
        private String entry = "";

        Undelete(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().post("/undelete", Map.of("entry", entry));
            if (json()) {
                sayJson(answer);
            } else {
                String dn = answer.get("dn").asText();
                say(
                        answer.get("before").asBoolean()
                                ? dn + " is not deleted; nothing was changed"
                                : dn + " lives again");
            }
            return ExitCode.GOOD;
        }
    }
}
