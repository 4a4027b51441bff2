package io.bridgehead.routing;

/** A row that a site publishes: it sends mail from one site to the other at this cost. */
public record Connection(SiteId from, SiteId to, int cost) {

    public Connection {
        if (cost < 1) {
            throw new IllegalArgumentException("a connection costs at least 1, not " + cost);
        }
    }
}
