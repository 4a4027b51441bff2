package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.RouteReport;
import io.bridgehead.gateway.admin.RouteReport.Way;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every way to one site, and why all but one of them lose. */
@Command(
        name = "explain",
        description = "Every way that mail for a site could take, and why all but one lose.",
        footer = {
            "",
            "Example: ./bridgehead route explain SOUTH",
            "         ./bridgehead route explain SOUTH --size 20MB --at 2026-07-01T22:00:00Z"
        })
final class RouteExplainVerb extends Verb {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KB|MB|GB)");
    private static final Map<String, Long> UNITS =
            Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    @Parameters(paramLabel = "SITE", description = "The site that the mail is for.")
    private String site = "";

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "How large the mail is, as in 20MB; without it, 20000B.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it is to be sent, as in 2026-07-01T22:00:00Z; without it, now.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--mail",
            paramLabel = "ID",
            description = "Explain a waiting mail, by its messageId in 'queue --json'.")
    private Optional<String> mail = Optional.empty();

    RouteExplainVerb(Console console) {
        super(console);
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
                    "no connector leads there, neither by itself nor by the tables other sites publish");
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
                    ExitCode.USAGE, "'" + size + "' is no size; write it as in 20MB");
        }
        return Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
    }
}
