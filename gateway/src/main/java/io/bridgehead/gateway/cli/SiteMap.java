package io.bridgehead.gateway.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bridgehead.gateway.admin.MapReport;
import io.bridgehead.gateway.admin.MapReport.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A picture of which site sends mail to which. */
record SiteMap(MapReport report) {

    /** As text: each site, and below it the sites that it sends to. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        report.connections().stream()
                .collect(groupingBy(Edge::from, TreeMap::new, toList()))
                .forEach((site, edges) -> {
                    lines.add(site + (site.equals(report.site()) ? " (here)" : ""));
                    edges.forEach(each -> lines.add("  -" + each.cost() + "- " + each.to()));
                });
        return lines;
    }

    /** For Graphviz: {@code dot -Tsvg}. Names of sites need no escaping within quotes. */
    List<String> dot() {
        List<String> lines = new ArrayList<>();
        lines.add("digraph sites {");
        lines.add("  \"" + report.site() + "\" [style=bold];");
        for (Edge each : report.connections()) {
            lines.add("  \"" + each.from() + "\" -> \"" + each.to() + "\" [label=" + each.cost()
                    + "];");
        }
        lines.add("}");
        return lines;
    }
}
