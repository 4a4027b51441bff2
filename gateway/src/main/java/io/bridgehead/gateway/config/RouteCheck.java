package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Config.MailConnector;
import io.bridgehead.gateway.config.Config.Partner;
import io.bridgehead.gateway.config.Draft.Placed;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Route;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether mail can leave for every partner. */
record RouteCheck(Draft draft, Findings findings) {

    void check() {
        draft.connectors().forEach(this::checkConnector);
        long before = findings.errors();
        draft.partners().forEach(this::checkShortcut);
        if (draft.whole() && findings.errors() == before) {
            draft.site().ifPresent(site -> checkRoutes(site.value().name()));
        }
    }

    private void checkConnector(Placed<MailConnector> connector) {
        for (Located row : connector.at().children("connected-site")) {
            checkCarried(connector.value(), row);
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

    private void checkShortcut(Placed<Partner> partner) {
        partner.value().connector().ifPresent(name -> {
            Optional<MailConnector> connector = draft.connectors().stream()
                    .map(Placed::value)
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            connector.ifPresent(one -> checkCarried(one, partner.at()));
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

    private void checkCarried(MailConnector connector, Located row) {
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
        for (Placed<Partner> partner : draft.partners()) {
            if (table.route(partner.value().site()) instanceof Route.Unreachable unreachable) {
                findings.error(
                        partner.line(),
                        "no route to partner '" + partner.value().site() + "': "
                                + unreachable.reason(),
                        "give a connector a connected-site for it, at its own address or that of"
                                + " a gateway that forwards");
            }
        }
    }

    private List<Connector> connectors() {
        List<Partner> partners = Draft.values(draft.partners());
        return draft.connectors().stream()
                .map(connector -> connector.value().routing(partners))
                .toList();
    }
}
