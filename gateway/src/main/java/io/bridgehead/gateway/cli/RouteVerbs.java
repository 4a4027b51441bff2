package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.RouteReport;
import io.bridgehead.gateway.admin.RouteReport.Way;
import io.bridgehead.gateway.admin.RoutesReport;
import io.bridgehead.gateway.admin.RoutesReport.ConnectorRow;
import io.bridgehead.gateway.admin.RoutesReport.LimitRow;
import io.bridgehead.gateway.admin.RoutesReport.RouteRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ways of mail. */
@Command(
        name = "route",
        description = {"Lists the ways of mail, or explains the way to one site."},
        footer = {"", "Example: ./bridgehead route explain SOUTH"})
final class RouteVerbs extends Verb {
    RouteVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new RouteVerbs(invocation))
                .addSubcommand(new Listing(invocation))
                .addSubcommand(new Explain(invocation))
                .addSubcommand(new ForgetLimits(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).call();
    }

    /** The way to every site. */
    @Command(
            name = "list",
            description =
                    "Lists the way that mail takes to each site, and the state of each connector.",
            footer = {"", "Example: ./bridgehead route list"})
    static final class Listing extends Verb {
        Listing(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            JsonNode answer = gateway().get("/route/list", Map.of());
            if (json()) {
                sayJson(answer);
                return ExitCode.GOOD;
            }
            RoutesReport report = Json.read(answer, RoutesReport.class);
            Table routes = new Table("SITE", "CONNECTOR", "TO", ">COST", "WAY", "SENDS", ">WAYS");
            for (RouteRow each : report.routes()) {
                routes.row(
                        each.site(),
                        each.connector(),
                        each.address(),
                        each.cost(),
                        each.path(),
                        each.state(),
                        each.ways());
            }
            if (report.routes().isEmpty()) {
                say("no site is in reach");
            }
            routes.lines().forEach(this::say);
            showConnectors(report);
            Table limits = new Table("CONNECTOR", "SITE", ">MAIL CUT TO", "UNTIL", "BECAUSE");
            for (LimitRow each : report.limits()) {
                limits.row(
                        each.connector(),
                        each.site().isEmpty() ? "(all)" : each.site(),
                        Formats.count(each.bytes()),
                        each.until().truncatedTo(ChronoUnit.SECONDS),
                        each.reason());
            }
            limits.lines().forEach(this::say);
            return ExitCode.GOOD;
        }

        private void showConnectors(RoutesReport report) {
            Table connectors = new Table(
                    "CONNECTOR",
                    "SCHEDULE",
                    ">BYTES TODAY",
                    ">PER DAY",
                    "STATE",
                    ">WAITING",
                    "WAITS FOR");
            for (ConnectorRow each : report.connectors()) {
                connectors.row(
                        each.name(),
                        each.schedule(),
                        Formats.count(each.bytesToday()),
                        each.bytesPerDay() == 0 ? "" : Formats.count(each.bytesPerDay()),
                        each.state(),
                        Formats.count(each.waitingMails()),
                        each.waitsFor());
            }
            connectors.lines().forEach(this::say);
        }
    }

    /** Forgets what relays have refused. */
    @Command(
            name = "forget-limits",
            description = {
                "Forgets the size limits that the gateway learned from refused mail.",
                "Use it after the limit of a relay was raised. Mail is sent in its full size again.",
            },
            footer = {"", "Example: ./bridgehead route forget-limits SOUTH"})
    static final class ForgetLimits extends Verb {
        @Parameters(
                arity = "0..1",
                paramLabel = "SITE",
                description = "Site whose limits are forgotten.")
        private Optional<String> site = Optional.empty();

        @Option(names = "--all", description = "Forget the limits of all sites.")
        private boolean all;

        ForgetLimits(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            if (site.isPresent() == all) {
                throw new VerbException(ExitCode.USAGE, "name one site, or give --all, not both");
            }
            JsonNode answer = gateway()
                    .post(
                            "/route/forget-limits",
                            Map.of("site", site.orElse(""), "all", Boolean.toString(all)));
            if (json()) {
                sayJson(answer);
            } else {
                say(Formats.count(answer.get("limits").asLong(), "limit", "limits") + " forgotten");
            }
            return ExitCode.GOOD;
        }
    }

    /** All ways to one site. */
    @Command(
            name = "explain",
            description =
                    "Shows every way that mail for a site could take, and why all except one lose.",
            footer = {
                "",
                "Examples: ./bridgehead route explain SOUTH",
                "          ./bridgehead route explain SOUTH --size 20MB --at 2026-07-01T22:00:00Z"
            })
    static final class Explain extends Verb {
        private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KB|MB|GB)");
        private static final Map<String, Long> UNITS =
                Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

        @Parameters(paramLabel = "SITE", description = "Site that the mail is for.")
        private String site = "";

        @Option(
                names = "--size",
                paramLabel = "SIZE",
                description = "Size of the mail, as in 20MB (default: 20000B).")
        private Optional<String> size = Optional.empty();

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "Time of sending, as in 2026-07-01T22:00:00Z (default: now).")
        private Optional<String> at = Optional.empty();

        @Option(
                names = "--mail",
                paramLabel = "ID",
                description = "Explain a waiting mail, by its messageId in 'queue list --json'.")
        private Optional<String> mail = Optional.empty();

        Explain(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            TreeMap<String, String> question = new TreeMap<>(Map.of("site", site));
            size.ifPresent(each -> question.put("bytes", Long.toString(bytes(each))));
            mail.ifPresent(each -> question.put("mail", each));
            at.ifPresent(each -> question.put("at", each));
            JsonNode answer = gateway().get("/route/explain", question);
            RouteReport report = Json.read(answer, RouteReport.class);
            if (json()) {
                sayJson(answer);
            } else {
                show(report);
            }
            return report.sends().isEmpty() ? ExitCode.FINDINGS : ExitCode.GOOD;
        }

        private void show(RouteReport report) {
            say("Mail of " + Formats.count(report.bytes()) + " bytes from " + report.site() + " to "
                    + report.target() + " at " + report.at() + ":");
            if (report.ways().isEmpty()) {
                say(
                        "no connector leads there, neither directly nor through another site; give a connector a"
                                + " connected-site '" + report.target() + "'");
            }
            Table table = new Table("", "CONNECTOR", "TO", ">COST", "WAY", "WHY");
            for (Way each : report.ways()) {
                boolean chosen = each.outcome().equals("CHOSEN");
                table.row(
                        chosen ? "->" : "",
                        each.connector(),
                        each.address(),
                        each.cost(),
                        each.costPath(),
                        chosen ? sends(report) : each.outcome() + ": " + each.reason());
            }
            table.lines().forEach(this::say);
        }

        private static String sends(RouteReport report) {
            return report.sends().equals(report.at())
                    ? "CHOSEN: goes at once"
                    : "CHOSEN: waits until " + report.sends();
        }

        private static long bytes(String size) {
            Matcher matcher = SIZE.matcher(size);
            if (!matcher.matches()) {
                throw new VerbException(
                        ExitCode.USAGE,
                        "'" + size + "' is no size for --size; write it as in 20MB");
            }
            return Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
        }
    }
}
