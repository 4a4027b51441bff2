package io.bridgehead.routing;

/**
 * A row of a connector's table: mail for this site goes to the gateway at this address.
 *
 * @param address of the site's own gateway, or of a gateway that forwards to it
 */
public record ConnectedSite(SiteId site, RoutingAddress address, Cost cost) {}
