package io.bridgehead.gateway.config;

import io.bridgehead.routing.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names that stand twice, that mean this site itself, or that differ only in case. */
record SiteNameCheck(PartialConfig partial, ProblemCollector problems) {

    private record Mention(SiteId site, int line) {}

    void check() {
        reportSameButForCase(mentions());
        Map<String, Integer> connectors = new HashMap<>();
        for (Located connector : partial.root().children("connector")) {
            connector
                    .attribute("name")
                    .ifPresent(name -> reportAgain(connectors, "connector", name, connector));
            Map<String, Integer> sites = new HashMap<>();
            for (Located row : connector.children("connected-site")) {
                String site = row.attribute("name").orElse("");
                reportAgain(sites, "connected-site", site, row);
                reportSelf(site, row.lineOf("name"), "is not reached by mail");
            }
        }
        Map<String, Integer> partners = new HashMap<>();
        for (Located partner : partial.root().children("partner")) {
            String site = partial.partnerSite(partner);
            reportAgain(partners, "partner", site, partner);
            reportSelf(site, partner.lineOf("site"), "cannot be its own partner");
        }
    }

    /** Every place where a site is named, as far as the name can be read, by line. */
    private List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        partial.siteName()
                .ifPresent(site -> mentions.add(
                        new Mention(site, partial.root().children("site").get(0).lineOf("name"))));
        partial.namingContexts()
                .forEach(context -> context.value()
                        .home()
                        .ifPresent(home ->
                                mentions.add(new Mention(home, context.at().lineOf("home")))));
        for (Located connector : partial.root().children("connector")) {
            for (Located row : connector.children("connected-site")) {
                mention(mentions, row.attribute("name").orElse(""), row.lineOf("name"));
            }
        }
        for (Located partner : partial.root().children("partner")) {
            mention(mentions, partial.partnerSite(partner), partner.lineOf("site"));
        }
        mentions.sort(Comparator.comparingInt(Mention::line));
        return mentions;
    }

    private static void mention(List<Mention> mentions, String name, int line) {
        if (SiteId.isValid(name)) {
            mentions.add(new Mention(SiteId.of(name), line));
        }
    }

    private void reportSameButForCase(List<Mention> mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            Mention later = mentions.get(i);
            mentions.subList(0, i).stream()
                    .filter(earlier -> later.site().sameButForCase(earlier.site()))
                    .findFirst()
                    .ifPresent(earlier -> problems.error(
                            later.line(),
                            "site '" + later.site() + "' differs only in case from '"
                                    + earlier.site() + "' in line " + earlier.line(),
                            "spell it the same way everywhere"));
        }
    }

    private void reportAgain(Map<String, Integer> seen, String kind, String name, Located at) {
        Integer before = seen.putIfAbsent(name, at.line());
        if (before != null && !name.isEmpty()) {
            problems.error(
                    at.line(),
                    kind + " '" + name + "' stands here again",
                    "the first is in line " + before);
        }
    }

    private void reportSelf(String name, int line, String otherwise) {
        partial.siteName()
                .filter(site -> site.name().equals(name))
                .ifPresent(site -> problems.error(
                        line, "this site, '" + name + "', " + otherwise, "remove the line"));
    }
}
