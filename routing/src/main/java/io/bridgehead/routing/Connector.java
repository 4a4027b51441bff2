package io.bridgehead.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way to send mail: to this relay, for these addresses.
 *
 * @param name unique in its gateway; it decides between ways of equal cost
 * @param relayPort 1 to 65535
 * @param addressSpaces what it carries
 * @param connectedSites which sites it reaches; one whose address it does not carry is ignored
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

    /** The cost of this leg: that of the site and of its address; empty if it carries no such address. */
    public Optional<Integer> costOf(ConnectedSite connected) {
        return addressSpaces.stream()
                .filter(space -> space.contains(connected.address()))
                .map(AddressSpace::cost)
                .min(Comparator.naturalOrder())
                .map(cost -> cost.value() + connected.cost().value());
    }
}
