package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import java.time.Instant;

/** Chooses the way of a mail, by the routing table and the state of the connectors. */
@FunctionalInterface
public interface WayChoice {
    /**
     * The way that this mail to {@code to} takes at {@code at}. The selection has no way if the mail
     * can leave neither then nor later, unless the tables or the limits change.
     */
    Selection select(SiteId to, RouteQuery mail, Instant at);

    /** The largest mail that is passed on whole to {@code to} by this connector. */
    default long limitOf(SiteId to, Connector connector, Instant at) {
        return connector.allowance().messageBytes();
    }
}
