package io.bridgehead.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As much of a configuration as could be understood, each part with its place in the file, so that
 * what one part says about another can be checked even if a third is broken.
 *
 * @param whole whether every connector and partner is here, so that a missing one is really missing
 */
record PartialConfig(
        Located root,
        Optional<Placed<OrganizationSection>> organization,
        Optional<Placed<SiteSection>> site,
        List<Placed<ContextSection>> namingContexts,
        List<Placed<MailboxSection>> mailboxes,
        List<Placed<ConnectorSection>> connectors,
        List<Placed<PartnerSection>> partners,
        Optional<Placed<ReplicationSection>> replication,
        boolean whole) {

    /** A value and the element that it was made of. */
    record Placed<T>(T value, Located at) {

        int line() {
            return at.line();
        }
    }

    static <T> List<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }

    /** Binds section by section. */
    record Maker(Located root, ObjectNode values, Binding binding) {

        PartialConfig draft() {
            List<Placed<ConnectorSection>> connectors = all("connector", ConnectorSection.class);
            List<Placed<PartnerSection>> partners = all("partner", PartnerSection.class);
            return new PartialConfig(
                    root,
                    placed("organization", OrganizationSection.class),
                    placed("site", SiteSection.class),
                    all("naming-context", ContextSection.class),
                    all("mailbox", MailboxSection.class),
                    connectors,
                    partners,
                    placed("replication", ReplicationSection.class),
                    connectors.size() == root.children("connector").size()
                            && partners.size() == root.children("partner").size());
        }

        /** One of the sections that may stand once; nothing if it, or what it needs, is broken. */
        <T> Optional<T> one(String key, Class<T> type) {
            return placed(key, type).map(Placed::value);
        }

        /** The data folder, relative to that of the file. */
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
