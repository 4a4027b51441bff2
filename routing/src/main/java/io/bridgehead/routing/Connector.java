package io.bridgehead.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way to send mail: to this relay, for these addresses.
 *
 * @param name unique in its gateway; routes of equal cost are decided by it
 * @param relayPort 1 to 65535
 * @param addressSpaces what it carries
 * @param connectedSites which sites it reaches; only those with an address that it carries count
 * @param allowance how much it carries, and when
 */
public record Connector(
        String name,
        String relayHost,
        int relayPort,
        List<AddressSpace> addressSpaces,
        List<ConnectedSite> connectedSites,
        Allowance allowance) {

    public Connector {
        if (name.isBlank() || relayHost.isBlank()) {
            throw new IllegalArgumentException("a connector has a name and a relay");
        }
        if (relayPort < 1 || relayPort > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + relayPort);
        }
        addressSpaces = List.copyOf(addressSpaces);
        connectedSites = List.copyOf(connectedSites);
    }

    /** What it costs to reach a connected site from here; empty if its address is not carried. */
    public Optional<Integer> costOf(ConnectedSite connected) {
        return addressSpaces.stream()
                .filter(space -> space.contains(connected.address()))
                .map(AddressSpace::cost)
                .min(Comparator.naturalOrder())
                .map(cost -> cost.value() + connected.cost().value());
    }

    /** Whether mail to this address may go this way. */
    public boolean carries(RoutingAddress address) {
        return addressSpaces.stream().anyMatch(space -> space.contains(address));
    }
}
