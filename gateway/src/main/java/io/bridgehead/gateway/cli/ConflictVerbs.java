package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ConflictReport;
import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The conflict log. */
@Command(
        name = "conflicts",
        description = {"Lists the conflicts between changes of two sites, or settles them."},
        footer = {"", "Example: ./bridgehead conflicts list --all"})
final class ConflictVerbs extends Verb {
    @Mixin
    private final Filter filter = new Filter();

    ConflictVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new ConflictVerbs(invocation))
                .addSubcommand(new Listing(invocation))
                .addSubcommand(new Show(invocation))
                .addSubcommand(new ConflictKeepVerb(invocation))
                .addSubcommand(new Swap(invocation))
                .addSubcommand(new Rename(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).list(filter);
    }

    /** Which conflicts are listed. */
    static final class Filter {
        @Option(names = "--all", description = "List the settled conflicts, too.")
        private boolean all;

        @Option(
                names = "--after",
                paramLabel = "N",
                description = "Begin after the conflict of this number.")
        private long after;
    }

    /** The conflict log. */
    @Command(
            name = "list",
            description = "Lists what two sites changed at once: what was kept, and what was lost.",
            footer = {"", "Example: ./bridgehead conflicts list --all"})
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
            JsonNode answer = page(gateway(), wanted.all, wanted.after);
            if (json()) {
                sayJson(answer);
            } else {
                show(Json.read(answer, ConflictReport.class), wanted.all);
            }
            return ExitCode.GOOD;
        }

        private void show(ConflictReport report, boolean all) {
            if (report.conflicts().isEmpty()) {
                say(all ? "no conflicts" : "no conflicts that wait for a decision");
                return;
            }
            Table table =
                    new Table(">N", "ENTRY", "ABOUT", "KEPT", "FROM", "LOST", "FROM", "SETTLED");
            for (ConflictRow each : report.conflicts()) {
                table.row(
                        each.number(),
                        each.entry(),
                        each.about(),
                        each.kept().value(),
                        each.kept().site(),
                        each.lost().value(),
                        each.lost().site(),
                        each.settled() ? "yes" : "no");
            }
            table.lines().forEach(this::say);
            if (report.more()) {
                long last =
                        report.conflicts().get(report.conflicts().size() - 1).number();
                say("more: " + command("conflicts list") + " --after " + last);
            }
            say("settle one with " + command("conflicts keep") + " N or "
                    + command("conflicts swap") + " N");
        }
    }

    /** Both sides of one conflict. */
    @Command(
            name = "show",
            description = "Shows both sides of one conflict: what was written, where and when.",
            footer = {"", "Example: ./bridgehead conflicts show 7"})
    static final class Show extends Verb {
        @Parameters(
                paramLabel = "N",
                description = "Number of the conflict, as 'conflicts list' shows it.")
        private long number;

        Show(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer =
                    gateway().get("/conflicts/show", Map.of("number", Long.toString(number)));
            if (json()) {
                sayJson(answer);
                return ExitCode.GOOD;
            }
            ConflictRow row = Json.read(answer, ConflictRow.class);
            say("conflict " + row.number() + (row.settled() ? ", settled" : ""));
            say("entry  " + row.entry());
            say("about  " + row.about());
            say("kept   " + row.kept().words());
            say("lost   " + row.lost().words());
            return ExitCode.GOOD;
        }
    }

    static JsonNode page(AdminClient gateway, boolean all, long after) {
        return gateway.get(
                "/conflicts", Map.of("all", Boolean.toString(all), "after", Long.toString(after)));
    }

    /** A decision about one conflict. */
    abstract static class Decision extends Verb {
        @Parameters(
                index = "0",
                paramLabel = "N",
                description = "Number of the conflict, as 'conflicts list' shows it.")
        private long number;

        private final String path;
        private final String done;

        Decision(Invocation invocation, String path, String done) {
            super(invocation);
            this.path = path;
            this.done = done;
        }

        /** Parameters of the request besides the number. */
        Map<String, String> more() {
            return Map.of();
        }

        @Override
        public Integer call() {
            Map<String, String> parameters = new TreeMap<>(more());
            parameters.put("number", Long.toString(number));
            JsonNode answer = gateway().post(path, parameters);
            if (json()) {
                sayJson(answer);
            } else if (answer.get("before").asBoolean()) {
                say("conflict " + number + " was settled before; nothing was changed");
            } else {
                say("conflict " + number + " is settled: " + done);
            }
            return ExitCode.GOOD;
        }
    }

    /** Settles a conflict in favour of the lost side. */
    @Command(
            name = "swap",
            description =
                    "Settles a conflict the other way: writes again what was lost, for all sites.",
            footer = {"", "Example: ./bridgehead conflicts swap 7"})
    static final class Swap extends Decision {
        Swap(Invocation invocation) {
            super(invocation, "/conflicts/swap", "what was lost is written again");
        }
    }

    /** Settles a conflict about a name. */
    @Command(
            name = "rename",
            description =
                    "Settles a conflict about a name: the entry that lost the name gets another name.",
            footer = {"", "Example: ./bridgehead conflicts rename 7 'cn=Anna Hansen'"})
    static final class Rename extends Decision {
        @Parameters(index = "1", paramLabel = "NAME", description = "The new name, an RDN.")
        private String name = "";

        Rename(Invocation invocation) {
            super(invocation, "/conflicts/rename", "the entry is renamed");
        }

        @Override
        Map<String, String> more() {
            return Map.of("name", name);
        }
    }
}
