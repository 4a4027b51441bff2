package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.PartnersReport;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.PartnerRow;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The partners. */
@Command(
        name = "partner",
        description = {"Lists the partners, or suspends, resumes or removes one."},
        footer = {"", "Example: ./bridgehead partner suspend SOUTH"})
final class PartnerVerbs extends Verb {
    PartnerVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new PartnerVerbs(invocation))
                .addSubcommand(new Listing(invocation))
                .addSubcommand(new Suspend(invocation))
                .addSubcommand(new Resume(invocation))
                .addSubcommand(new Remove(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).call();
    }

    /** The partners, with the state of each. */
    @Command(
            name = "list",
            description = "Lists when each partner was heard, and what is missing on either side.",
            footer = {"", "Example: ./bridgehead partner list"})
    static final class Listing extends Verb {
        Listing(Invocation invocation) {
            super(invocation);
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
                                .mapToLong(link -> link.inbound().readUsn())
                                .max()
                                .orElse(0)),
                        Formats.count(each.links().stream()
                                .mapToLong(link -> link.inbound().missingUsns())
                                .max()
                                .orElse(0)),
                        Formats.count(each.links().stream()
                                .mapToLong(link -> link.outbound().untoldUsns())
                                .sum()),
                        each.words(),
                        each.leftOut().isEmpty() ? "nothing" : String.join("; ", each.leftOut()));
            }
            table.lines().forEach(this::say);
        }
    }

    /** Begins or ends the suspension of a partner. */
    abstract static class Decision extends Verb {
        @Parameters(paramLabel = "SITE", description = "Site of the partner.")
        private String site = "";

        private final String path;
        private final String done;
        private final String doneBefore;

        Decision(Invocation invocation, String path, String done, String doneBefore) {
            super(invocation);
            this.path = path;
            this.done = done;
            this.doneBefore = doneBefore;
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().post(path, Map.of("site", site));
            if (json()) {
                sayJson(answer);
            } else {
                say(site + " " + (answer.get("before").asBoolean() ? doneBefore : done));
            }
            return ExitCode.GOOD;
        }
    }

    /** Stops the exchange with a partner for a while. */
    @Command(
            name = "suspend",
            description = {
                "Exchanges nothing with a partner until 'partner resume'.",
                "All entries stay. Mail that the partner sends meanwhile is dropped; what was missed is"
                        + " exchanged after 'partner resume'.",
            },
            footer = {"", "Example: ./bridgehead partner suspend SOUTH"})
    static final class Suspend extends Decision {
        Suspend(Invocation invocation) {
            super(invocation, "/partner/suspend", "is suspended", "was suspended already");
        }
    }

    /** Ends the suspension of a partner. */
    @Command(
            name = "resume",
            description =
                    "Exchanges changes with a suspended partner again, and asks for what was missed.",
            footer = {"", "Example: ./bridgehead partner resume SOUTH"})
    static final class Resume extends Decision {
        Resume(Invocation invocation) {
            super(
                    invocation,
                    "/partner/resume",
                    "is asked for what was missed",
                    "was not suspended; nothing was changed");
        }
    }

    /** Ends a partnership. */
    @Command(
            name = "remove",
            description = {
                "Ends the partnership with a site that was taken out of the configuration.",
                "Nothing is exchanged any more, and mail of that site is treated as a stranger's. All"
                        + " entries stay.",
                "Without --yes, the verb only names the contexts whose changes no other partner brings.",
                "To be partners again, put the site back into the configuration.",
            },
            footer = {"", "Example: ./bridgehead partner remove SOUTH --yes"})
    static final class Remove extends Verb {
        @Parameters(paramLabel = "SITE", description = "Site of the partner.")
        private String site = "";

        @Option(names = "--yes", description = "Really end it.")
        private boolean confirmed;

        Remove(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway()
                    .post(
                            "/partner/remove",
                            Map.of("site", site, "confirm", Boolean.toString(confirmed)));
            if (json()) {
                sayJson(answer);
            } else {
                answer.get("unreached")
                        .forEach(
                                each -> say(
                                        each.get("context").asText() + ", "
                                                + Formats.count(
                                                        each.get("entries").asLong(),
                                                        "entry",
                                                        "entries")
                                                + ": no other partner brings its changes; the entries stay as they are"));
            }
            if (!confirmed) {
                throw new VerbException(
                        ExitCode.FINDINGS,
                        "nothing was ended; repeat the command with --yes to end it");
            }
            if (!json()) {
                say(site + " is no longer a partner");
            }
            return ExitCode.GOOD;
        }
    }
}
