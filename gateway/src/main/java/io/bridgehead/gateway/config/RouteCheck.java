package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.PartialConfig.Placed;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that mail has a way to every partner. */
record RouteCheck(PartialConfig partial, ProblemCollector problems) {

    void check() {
        partial.connectors().forEach(this::checkConnector);
        partial.partners().forEach(this::checkShortcut);
        partial.siteName().ifPresent(this::checkRoutes);
    }

    private void checkConnector(Placed<ConnectorSection> connector) {
        String name = connector.value().name();
        for (Located row : connector.at().children("connected-site")) {
            checkCarried(connector, row);
            checkElsewhere(row);
        }
        checkSpaces(connector);
        if (connector.value().sending().schedule().equalsIgnoreCase("never")) {
            problems.warning(
                    connector.at().lineOf("schedule"),
                    "connector '" + name + "' never sends",
                    "give it another schedule, or remove it");
        }
        if (connector.at().children("connected-site").isEmpty()
                && elements("partner")
                        .noneMatch(each -> each.attribute("connector").equals(Optional.of(name)))) {
            problems.warning(
                    connector.line(),
                    "connector '" + name + "' reaches no site",
                    "give it a connected-site");
        }
    }

    private void checkShortcut(Placed<PartnerSection> partner) {
        partner.value().connector().ifPresent(name -> {
            partial.connectors().stream()
                    .filter(each -> each.value().name().equals(name))
                    .findFirst()
                    .ifPresent(connector -> checkCarried(connector, partner.at()));
            checkElsewhere(partner.at());
            Set<String> known = connectorNames();
            if (!known.contains(name) && areConnectorsNamed()) {
                problems.error(
                        partner.at().lineOf("connector"),
                        "unknown connector '" + name + "'",
                        Nearest.cure(name, known));
            }
        });
    }

    /** The names as they are written, too: a connector that cannot be read is not unknown. */
    private Set<String> connectorNames() {
        Set<String> names = new TreeSet<>();
        partial.connectors().forEach(each -> names.add(each.value().name()));
        elements("connector").forEach(each -> each.attribute("name").ifPresent(names::add));
        return names;
    }

    private boolean areConnectorsNamed() {
        return elements("connector").allMatch(each -> partial.broken().isIntact(each, "name"));
    }

    /** Mail to our own address would come back to us, again and again. */
    private void checkElsewhere(Located row) {
        Optional<RoutingAddress> own = partial.site().map(site -> site.value().address());
        row.attribute("address")
                .filter(RoutingAddress::isValid)
                .map(RoutingAddress::of)
                .filter(address -> own.equals(Optional.of(address)))
                .ifPresent(address -> problems.error(
                        row.lineOf("address"),
                        "address '" + address + "' is that of this gateway itself",
                        "name the gateway of the site, or one that forwards to it"));
    }

    private void checkSpaces(Placed<ConnectorSection> connector) {
        List<AddressSpace> spaces = connector.value().addressSpaces();
        List<Located> written = connector.at().children("address-space").stream()
                .filter(each -> partial.broken().isIntact(each, "pattern"))
                .toList();
        for (int i = 0; i < spaces.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (spaces.get(j).pattern().equalsIgnoreCase(spaces.get(i).pattern())) {
                    problems.error(
                            written.get(i).lineOf("pattern"),
                            "address-space '" + spaces.get(i).pattern() + "' stands here again",
                            "the first is in line " + written.get(j).lineOf("pattern"));
                } else if (spaces.get(j).overlaps(spaces.get(i))
                        && !spaces.get(j).cost().equals(spaces.get(i).cost())
                        && partial.broken().isIntact(written.get(i), "cost")
                        && partial.broken().isIntact(written.get(j), "cost")) {
                    problems.warning(
                            written.get(i).lineOf("pattern"),
                            "address-space '" + spaces.get(i).pattern()
                                    + "' overlaps with that in line "
                                    + written.get(j).lineOf("pattern"),
                            "for addresses in both the lower cost counts");
                }
            }
        }
    }

    private void checkCarried(Placed<ConnectorSection> connector, Located row) {
        List<AddressSpace> spaces = connector.value().addressSpaces();
        List<Located> written = connector.at().children("address-space");
        // An address space with a mistake may be the one that is meant for this address.
        boolean areSpacesKnown = !written.isEmpty() && spaces.size() == written.size();
        row.attribute("address")
                .filter(address -> areSpacesKnown && RoutingAddress.isValid(address))
                .map(RoutingAddress::of)
                .filter(address -> spaces.stream().noneMatch(space -> space.contains(address)))
                .ifPresent(address -> problems.error(
                        row.lineOf("address"),
                        "address '" + address + "' is outside the address spaces of connector '"
                                + connector.value().name() + "'",
                        "they are: "
                                + spaces.stream()
                                        .map(AddressSpace::pattern)
                                        .collect(Collectors.joining(", "))));
    }

    private void checkRoutes(SiteId self) {
        RoutingTable table = RoutingTable.compute(self, connectors(), List.of());
        List<Placed<PartnerSection>> partners = partial.partners();
        boolean others = partners.stream()
                .anyMatch(
                        each -> table.reachable().contains(each.value().site()) || isWritten(each));
        for (Placed<PartnerSection> partner : partners) {
            if (!partner.value().site().equals(self) && !isWritten(partner)) {
                table.whyUnreachable(partner.value().site())
                        .ifPresent(reason -> reportNoRoute(partner, reason, others));
            }
        }
    }

    /**
     * Whether the file has a way to this partner. If that way leads nowhere, its own mistake has been
     * reported, and "no route" would only repeat it.
     */
    private boolean isWritten(Placed<PartnerSection> partner) {
        String site = partner.value().site().name();
        return partner.value().connector().isPresent()
                || !partial.broken().isIntact(partner.at(), "connector", "address")
                || elements("connector")
                        .flatMap(each -> each.children("connected-site").stream())
                        .anyMatch(row -> !partial.broken().isIntact(row, "name")
                                || row.attribute("name").equals(Optional.of(site)));
    }

    private void reportNoRoute(Placed<PartnerSection> partner, String reason, boolean others) {
        String site = "'" + partner.value().site() + "'";
        if (others) {
            problems.warning(
                    partner.line(),
                    "no route to partner " + site + " in this file: " + reason,
                    "right only if another site publishes one; 'route explain' shows it");
        } else {
            problems.error(
                    partner.line(),
                    "no route to partner " + site + ": " + reason,
                    "give a connector a connected-site for it, at its own address or that of"
                            + " a gateway that forwards");
        }
    }

    private List<Connector> connectors() {
        List<PartnerSection> partners = PartialConfig.values(partial.partners());
        return partial.connectors().stream()
                .map(connector -> connector.value().routing(partners))
                .toList();
    }

    private Stream<Located> elements(String name) {
        return partial.root().children(name).stream();
    }
}
