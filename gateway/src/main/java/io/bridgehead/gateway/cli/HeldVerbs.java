package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.HeldReport;
import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Held items. */
@Command(
        name = "held",
        description = {"Lists what has arrived and may not be applied yet, or drops it."},
        footer = {"", "Example: ./bridgehead held show 7"})
final class HeldVerbs extends Verb {
    @Mixin
    private final Page page = new Page();

    HeldVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new HeldVerbs(invocation))
                .addSubcommand(new Listing(invocation))
                .addSubcommand(new Show(invocation))
                .addSubcommand(new Drop(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).list(page);
    }

    /** Where a listing begins. */
    static final class Page {
        @Option(
                names = "--after",
                paramLabel = "N",
                description = "Begin after the item of this number.")
        private long after;
    }

    /** The held items. */
    @Command(
            name = "list",
            description = "Lists what has arrived and may not be applied yet, and why.",
            footer = {"", "Example: ./bridgehead held list"})
    static final class Listing extends Verb {
        @Mixin
        private final Page page = new Page();

        Listing(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            return list(page);
        }

        Integer list(Page wanted) {
            JsonNode answer = gateway().get("/held", Map.of("after", Long.toString(wanted.after)));
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
                        each.reason().code(),
                        each.from(),
                        each.since(),
                        each.reason().why());
            }
            table.lines().forEach(this::say);
            if (report.more()) {
                long last = report.held().get(report.held().size() - 1).number();
                say("more: " + command("held list") + " --after " + last);
            }
            say("see one with " + command("held show") + " N, which says how the waiting ends");
        }
    }

    /** One held item. */
    @Command(
            name = "show",
            description =
                    "Shows one held item: what it would do, which site wrote it, and why it waits.",
            footer = {"", "Example: ./bridgehead held show 7"})
    static final class Show extends Verb {
        @Parameters(paramLabel = "N", description = "Number of the item, as 'held list' shows it.")
        private long number;

        Show(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().get("/held/show", Map.of("number", Long.toString(number)));
            if (json()) {
                sayJson(answer);
            } else {
                lines(Json.read(answer, HeldRow.class)).forEach(this::say);
            }
            return ExitCode.GOOD;
        }

        static List<String> lines(HeldRow row) {
            List<String> lines = new ArrayList<>();
            lines.add("held " + row.number() + " since " + row.since() + ", sent by " + row.from());
            lines.add("entry    " + row.entry());
            lines.add("context  " + row.context());
            lines.add("why      " + row.reason().why() + " (" + row.reason().code() + ")");
            lines.add("cure     " + row.reason().cure());
            row.changes().forEach(each -> lines.add("would    " + each));
            row.written().forEach(each -> lines.add("written  " + each));
            return lines;
        }
    }

    /** Gives up a held item. */
    @Command(
            name = "drop",
            description = {
                "Gives up a held item: this site never applies it.",
                "Its changes count as received, so the sites that read from this one may never get"
                        + " them.",
                "Without --yes, the verb only shows what would be lost.",
            },
            footer = {"", "Example: ./bridgehead held drop 7 --yes"})
    static final class Drop extends Verb {
        @Parameters(paramLabel = "N", description = "Number of the item, as 'held list' shows it.")
        private long number;

        @Option(names = "--yes", description = "Really drop it.")
        private boolean confirmed;

        Drop(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            AdminClient gateway = gateway();
            Map<String, String> which = Map.of("number", Long.toString(number));
            if (!confirmed) {
                HeldRow row = Json.read(gateway.get("/held/show", which), HeldRow.class);
                Show.lines(row).forEach(this::say);
                throw new VerbException(
                        ExitCode.FINDINGS,
                        "nothing was dropped; the above would be lost: repeat the command with --yes to"
                                + " drop it");
            }
            JsonNode answer = gateway.post(
                    "/held/drop", Map.of("number", Long.toString(number), "confirm", "true"));
            if (json()) {
                sayJson(answer);
            } else {
                Show.lines(Json.read(answer, HeldRow.class)).forEach(this::say);
                say("dropped: nothing of this is applied here");
            }
            return ExitCode.GOOD;
        }
    }

    /** Lets deletions through that the delete brake holds. */
    @Command(
            name = "approve",
            description =
                    "Lets deletions through that were held because there were so many of them.",
            footer = {"", "Example: ./bridgehead approve all"})
    static final class Approve extends Verb {
        @Parameters(paramLabel = "N|all", description = "Number of a held item, or all.")
        private String which = "";

        Approve(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().post("/held/approve", Map.of("number", which));
            long approved = answer.get("approved").asLong();
            if (json()) {
                sayJson(answer);
            } else if (approved == 0) {
                say("nothing waits for approval");
            } else {
                say((approved == 1 ? "1 deletion is" : approved + " deletions are")
                        + " approved, and applied now; see " + command("status"));
            }
            return ExitCode.GOOD;
        }
    }
}
