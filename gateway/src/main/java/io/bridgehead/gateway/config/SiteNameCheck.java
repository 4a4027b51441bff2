package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.PartialConfig.Placed;
import io.bridgehead.routing.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that stand twice where they may not, or mean this site, or differ only in case. */
record SiteNameCheck(PartialConfig draft, ProblemCollector findings) {

    private record Mention(SiteId site, int line) {}

    void check() {
        reportSameButForCase(mentions());
        Map<String, Integer> connectors = new HashMap<>();
        for (Placed<ConnectorSection> connector : draft.connectors()) {
            reportAgain(connectors, "connector", connector.value().name(), connector.at());
            Map<String, Integer> sites = new HashMap<>();
            for (Located row : connector.at().children("connected-site")) {
                String site = row.attribute("name").orElse("");
                reportAgain(sites, "connected-site", site, row);
                reportSelf(site, row.lineOf("name"), "is not reached by mail");
            }
        }
        Map<String, Integer> partners = new HashMap<>();
        draft.partners().forEach(partner -> {
            String site = partner.value().site().name();
            reportAgain(partners, "partner", site, partner.at());
            reportSelf(site, partner.at().lineOf("site"), "cannot be its own partner");
        });
    }

    private List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        draft.site()
                .ifPresent(site ->
                        mentions.add(new Mention(site.value().name(), site.at().lineOf("name"))));
        draft.namingContexts()
                .forEach(context -> context.value()
                        .home()
                        .ifPresent(home ->
                                mentions.add(new Mention(home, context.at().lineOf("home")))));
        draft.connectors()
                .forEach(connector -> connector.at().children("connected-site").stream()
                        .forEach(row -> row.attribute("name")
                                .filter(SiteId::isValid)
                                .ifPresent(name -> mentions.add(
                                        new Mention(SiteId.of(name), row.lineOf("name"))))));
        draft.partners()
                .forEach(partner -> mentions.add(
                        new Mention(partner.value().site(), partner.at().lineOf("site"))));
        mentions.sort(Comparator.comparingInt(Mention::line));
        return mentions;
    }

    private void reportSameButForCase(List<Mention> mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            Mention later = mentions.get(i);
            mentions.subList(0, i).stream()
                    .filter(earlier -> later.site().sameButForCase(earlier.site()))
                    .findFirst()
                    .ifPresent(earlier -> findings.error(
                            later.line(),
                            "site '" + later.site() + "' differs only in case from '"
                                    + earlier.site() + "' in line " + earlier.line(),
                            "spell it the same way everywhere"));
        }
    }

    private void reportAgain(Map<String, Integer> seen, String kind, String name, Located at) {
        Integer before = seen.putIfAbsent(name, at.line());
        if (before != null) {
            findings.error(
                    at.line(),
                    kind + " '" + name + "' stands here again",
                    "the first is in line " + before);
        }
    }

    private void reportSelf(String name, int line, String otherwise) {
        draft.site()
                .filter(site -> site.value().name().name().equals(name))
                .ifPresent(site -> findings.error(
                        line, "this site, '" + name + "', " + otherwise, "remove the line"));
    }
}
