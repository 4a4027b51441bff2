package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.schedule.Schedule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connector: one way to send mail, and the sites that it reaches. */
public record ConnectorSection(
        String name,
        RelaySection relay,
        @JsonUnwrapped MailTimeouts timeouts,
        @JsonUnwrapped Sending sending,
        @JsonUnwrapped RetryWaits retry,
        @JsonProperty("address-space") List<AddressSpace> addressSpaces,
        @JsonProperty("connected-site") List<ConnectedSite> connectedSites) {

    public ConnectorSection {
        addressSpaces = List.copyOf(addressSpaces);
        connectedSites = List.copyOf(connectedSites);
    }

    /** How much the connector may send, and when. */
    public record Sending(
            long maxMessageSize, Optional<Long> maxBytesPerDay, String schedule, ZoneId timeZone) {

        Allowance allowance() {
            return new Allowance(
                    maxMessageSize,
                    maxBytesPerDay.orElse(Allowance.UNLIMITED),
                    Schedule.of(schedule, timeZone));
        }
    }

    /** The same for routing. A partner that names this connector adds a connected site of its own. */
    Connector routing(List<PartnerSection> partners) {
        List<ConnectedSite> sites = new ArrayList<>(connectedSites);
        partners.stream()
                .filter(partner -> partner.connector().equals(Optional.of(name)))
                .forEach(partner -> partner.address()
                        .ifPresent(address -> sites.add(
                                new ConnectedSite(partner.site(), address, Cost.of(Cost.LEAST)))));
        return new Connector(
                name, relay.host(), relay.port(), addressSpaces, sites, sending.allowance());
    }
}
