package io.bridgehead.routing;

/**
 * A row of a connector's table: this site is reached through the gateway at this address.
 *
 * @param address of the site's own gateway, or of one that forwards to it
 */
public record ConnectedSite(SiteId site, RoutingAddress address, Cost cost) {}
