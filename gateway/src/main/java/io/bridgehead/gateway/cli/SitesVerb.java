package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.MapReport;
import io.bridgehead.gateway.admin.SitesReport;
import io.bridgehead.gateway.admin.SitesReport.SiteRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sites that this site knows. */
@Command(
        name = "sites",
        description = "Lists the known sites, how much of each is here, and through which partner.",
        footer = {
            "",
            "Examples: ./bridgehead sites --json",
            "          ./bridgehead sites --map=dot | dot -Tsvg > sites.svg"
        })
final class SitesVerb extends Verb {
    enum Picture {
        TEXT,
        DOT
    }

    @Option(
            names = "--map",
            arity = "0..1",
            fallbackValue = "TEXT",
            paramLabel = "FORM",
            description =
                    "Show which site sends mail to which, and at what cost, as text or for Graphviz (dot).")
    private Optional<Picture> map = Optional.empty();

    SitesVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return map.map(this::map).orElseGet(this::list);
    }

    private Integer map(Picture form) {
        JsonNode answer = gateway().get("/map", Map.of());
        if (json()) {
            sayJson(answer);
            return ExitCode.GOOD;
        }
        SiteMap picture = new SiteMap(Json.read(answer, MapReport.class));
        (form == Picture.DOT ? picture.dot() : picture.text()).forEach(this::say);
        return ExitCode.GOOD;
    }

    private Integer list() {
        JsonNode answer = gateway().get("/sites", Map.of());
        if (json()) {
            sayJson(answer);
            return ExitCode.GOOD;
        }
        Table table = new Table(
                "SITE",
                "CONTEXT",
                "IS",
                ">ENTRIES",
                "THROUGH",
                "HEARD",
                ">READ",
                ">MISSING",
                "TOLD TO",
                "LAST CHANGE");
        Instant now = Instant.now();
        for (SiteRow each : Json.read(answer, SitesReport.class).sites()) {
            table.row(
                    each.site().isEmpty() ? "(shared)" : each.site(),
                    each.context(),
                    each.direction(),
                    Formats.count(each.entries()),
                    each.source().partner().isEmpty() ? "-" : each.source().partner(),
                    each.source().partner().isEmpty()
                            ? "-"
                            : StatusText.heard(each.source().lastHeard(), now),
                    each.source().partner().isEmpty()
                            ? "-"
                            : Formats.count(each.source().readUsn()),
                    each.source().partner().isEmpty()
                            ? "-"
                            : Formats.count(each.source().missingUsns()),
                    each.toldTo().isEmpty() ? "-" : String.join(", ", each.toldTo()),
                    each.lastChange().isEmpty() ? "-" : each.lastChange());
        }
        table.lines().forEach(this::say);
        return ExitCode.GOOD;
    }
}
