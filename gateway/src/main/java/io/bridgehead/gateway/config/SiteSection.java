package io.bridgehead.gateway.config;

import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.util.Optional;

/** This site and its gateway. */
public record SiteSection(
        SiteId name, String server, RoutingAddress address, String bounceSeparator) {

    /**
     * The separator between the local part of the address and the id of a message in a return path;
     * empty if bounces come to the plain address.
     */
    public Optional<String> returnPaths() {
        return bounceSeparator.equals("none") ? Optional.empty() : Optional.of(bounceSeparator);
    }
}
