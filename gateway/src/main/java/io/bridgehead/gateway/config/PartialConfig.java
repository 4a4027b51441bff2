package io.bridgehead.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgehead.routing.SiteId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sections that could be read, each with its place in the file. So the rules between sections can
 * be checked although another section is broken.
 *
 * @param broken the keys whose values were wrong; defaults stand in for them here
 */
record PartialConfig(
        Located root,
        Optional<Placed<OrganizationSection>> organization,
        Optional<Placed<SiteSection>> site,
        List<Placed<ContextSection>> namingContexts,
        List<Placed<MailboxSection>> mailboxes,
        Peers peers,
        Optional<Placed<ReplicationSection>> replication,
        BrokenKeys broken) {

    /** By which ways mail leaves, and for which partners. */
    record Peers(
            List<Placed<ConnectorSection>> connectors, List<Placed<PartnerSection>> partners) {}

    List<Placed<ConnectorSection>> connectors() {
        return peers.connectors();
    }

    List<Placed<PartnerSection>> partners() {
        return peers.partners();
    }

    /** The name of this site, even if something else is wrong with its section. */
    Optional<SiteId> siteName() {
        return site.map(each -> each.value().name())
                .or(() -> root.children("site").stream()
                        .flatMap(each -> each.attribute("name").stream())
                        .filter(SiteId::isValid)
                        .map(SiteId::of)
                        .findFirst());
    }

    /** The site of a {@code partner} element, or the text there if it is no name of a site. */
    String partnerSite(Located element) {
        return partners().stream()
                .filter(each -> each.at().equals(element))
                .map(each -> each.value().site().name())
                .findFirst()
                .orElseGet(() -> element.attribute("site").orElse(""));
    }

    /** A section and its element. */
    record Placed<T>(T value, Located at) {

        int line() {
            return at.line();
        }
    }

    static <T> List<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }

    /** Makes the sections of the values of a document, one by one. */
    record Maker(Located root, ObjectNode values, Binding binding) {

        PartialConfig partial(BrokenKeys broken) {
            return new PartialConfig(
                    root,
                    placed("organization", OrganizationSection.class),
                    placed("site", SiteSection.class),
                    all("naming-context", ContextSection.class),
                    all("mailbox", MailboxSection.class),
                    new Peers(
                            all("connector", ConnectorSection.class),
                            all("partner", PartnerSection.class)),
                    placed("replication", ReplicationSection.class),
                    broken);
        }

        /** A section that may stand once; nothing if a value is wrong for which none can stand in. */
        <T> Optional<T> one(String key, Class<T> type) {
            return placed(key, type).map(Placed::value);
        }

        /** Makes the paths of certificate files absolute; a relative one starts at {@code folder}. */
        void resolveFiles(Path folder) {
            List<JsonNode> sections = new ArrayList<>();
            values.path("connector").forEach(each -> sections.add(each.path("relay")));
            values.path("mailbox").forEach(sections::add);
            for (JsonNode section : sections) {
                for (String key : List.of("trust", "certificate")) {
                    if (section instanceof ObjectNode written && written.has(key)) {
                        written.put(
                                key, folder.resolve(written.path(key).asText()).toString());
                    }
                }
            }
        }

        /** The data folder; a relative path starts at the folder of the file. */
        Path data(Path folder) {
            return folder.resolve(values.path("data").asText()).toAbsolutePath().normalize();
        }

        private <T> Optional<Placed<T>> placed(String key, Class<T> type) {
            Located at = root.children(key).stream().findFirst().orElse(root);
            return bind(values.path(key), at, type);
        }

        private <T> List<Placed<T>> all(String key, Class<T> type) {
            List<Placed<T>> bound = new ArrayList<>();
            List<Located> elements = root.children(key);
            for (int i = 0; i < elements.size(); i++) {
                bind(values.path(key).path(i), elements.get(i), type).ifPresent(bound::add);
            }
            return bound;
        }

        private <T> Optional<Placed<T>> bind(JsonNode section, Located at, Class<T> type) {
            return section.isMissingNode()
                    ? Optional.empty()
                    : binding.bind(section, at, type).map(value -> new Placed<>(value, at));
        }
    }
}
