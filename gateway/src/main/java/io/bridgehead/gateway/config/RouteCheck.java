package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.PartialConfig.Placed;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether mail can leave for every partner. */
record RouteCheck(PartialConfig draft, ProblemCollector findings) {

    void check() {
        draft.connectors().forEach(this::checkConnector);
        long before = findings.errors();
        draft.partners().forEach(this::checkShortcut);
        if (draft.whole() && findings.errors() == before) {
            draft.site().ifPresent(site -> checkRoutes(site.value().name()));
        }
    }

    private void checkConnector(Placed<ConnectorSection> connector) {
        for (Located row : connector.at().children("connected-site")) {
            checkCarried(connector.value(), row);
            checkElsewhere(row);
        }
        checkSpaces(connector);
        if (connector.value().sending().schedule().equalsIgnoreCase("never")) {
            findings.warning(
                    connector.at().lineOf("schedule"),
                    "connector '" + connector.value().name() + "' never sends",
                    "give it another schedule, or remove it");
        }
        if (connectors().stream()
                .filter(one -> one.name().equals(connector.value().name()))
                .allMatch(one -> one.connectedSites().isEmpty())) {
            findings.warning(
                    connector.line(),
                    "connector '" + connector.value().name() + "' reaches no site",
                    "give it a connected-site");
        }
    }

    private void checkShortcut(Placed<PartnerSection> partner) {
        partner.value().connector().ifPresent(name -> {
            Optional<ConnectorSection> connector = draft.connectors().stream()
                    .map(Placed::value)
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            connector.ifPresent(one -> checkCarried(one, partner.at()));
            checkElsewhere(partner.at());
            if (connector.isEmpty() && draft.whole()) {
                findings.error(
                        partner.at().lineOf("connector"),
                        "unknown connector '" + name + "'",
                        Nearest.cure(
                                name,
                                draft.connectors().stream()
                                        .map(one -> one.value().name())
                                        .toList()));
            }
        });
    }

    /** Mail to ourselves would come back to us, again and again. */
    private void checkElsewhere(Located row) {
        Optional<RoutingAddress> own = draft.site().map(site -> site.value().address());
        row.attribute("address")
                .filter(RoutingAddress::isValid)
                .map(RoutingAddress::of)
                .filter(address -> own.equals(Optional.of(address)))
                .ifPresent(address -> findings.error(
                        row.lineOf("address"),
                        "address '" + address + "' is that of this gateway itself",
                        "name the gateway of the site, or one that forwards to it"));
    }

    private void checkSpaces(Placed<ConnectorSection> connector) {
        List<AddressSpace> spaces = connector.value().addressSpaces();
        List<Located> written = connector.at().children("address-space");
        for (int i = 0; i < spaces.size(); i++) {
            AddressSpace later = spaces.get(i);
            int line = written.get(i).lineOf("pattern");
            for (int j = 0; j < i; j++) {
                int before = written.get(j).lineOf("pattern");
                if (spaces.get(j).pattern().equalsIgnoreCase(later.pattern())) {
                    findings.error(
                            line,
                            "address-space '" + later.pattern() + "' stands here again",
                            "the first is in line " + before);
                } else if (spaces.get(j).overlaps(later)
                        && !spaces.get(j).cost().equals(later.cost())) {
                    findings.warning(
                            line,
                            "address-space '" + later.pattern() + "' overlaps with that in line "
                                    + before,
                            "for addresses in both the lower cost counts");
                }
            }
        }
    }

    private void checkCarried(ConnectorSection connector, Located row) {
        row.attribute("address")
                .filter(RoutingAddress::isValid)
                .map(RoutingAddress::of)
                .filter(address -> connector.addressSpaces().stream()
                        .noneMatch(space -> space.contains(address)))
                .ifPresent(address -> findings.error(
                        row.lineOf("address"),
                        "address '" + address + "' is outside the address spaces of connector '"
                                + connector.name() + "'",
                        "they are: "
                                + connector.addressSpaces().stream()
                                        .map(AddressSpace::pattern)
                                        .collect(Collectors.joining(", "))));
    }

    private void checkRoutes(SiteId self) {
        RoutingTable table = RoutingTable.compute(self, connectors(), List.of());
        boolean others = draft.partners().stream()
                .anyMatch(each -> table.reachable().contains(each.value().site()));
        for (Placed<PartnerSection> partner : draft.partners()) {
            Optional<String> why = table.whyUnreachable(partner.value().site());
            if (why.isPresent()) {
                if (others) {
                    findings.warning(
                            partner.line(),
                            "no route to partner '" + partner.value().site() + "' in this file: "
                                    + why.get(),
                            "right only if another site publishes one; 'route explain' shows it");
                    continue;
                }
                findings.error(
                        partner.line(),
                        "no route to partner '" + partner.value().site() + "': " + why.get(),
                        "give a connector a connected-site for it, at its own address or that of"
                                + " a gateway that forwards");
            }
        }
    }

    private List<Connector> connectors() {
        List<PartnerSection> partners = PartialConfig.values(draft.partners());
        return draft.connectors().stream()
                .map(connector -> connector.value().routing(partners))
                .toList();
    }
}
