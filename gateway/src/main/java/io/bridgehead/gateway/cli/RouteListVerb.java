package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.RoutesReport;
import io.bridgehead.gateway.admin.RoutesReport.ConnectorRow;
import io.bridgehead.gateway.admin.RoutesReport.RouteRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;

/** The way to every site. */
@Command(
        name = "list",
        description = "The way that mail takes to each site in reach, and how the connectors fare.",
        footer = {"", "Example: ./bridgehead route list"})
final class RouteListVerb extends Verb {
    RouteListVerb(Console console) {
        super(console);
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
        Table connectors = new Table("CONNECTOR", "SCHEDULE", ">BYTES TODAY", "STATE");
        for (ConnectorRow each : report.connectors()) {
            connectors.row(
                    each.name(), each.schedule(), Formats.count(each.bytesToday()), each.state());
        }
        connectors.lines().forEach(this::say);
        return ExitCode.GOOD;
    }
}
