package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.Connection;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.view.PublishedConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the routes again when any site has published other tables. Used by one thread.
 */
public final class RouteUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(RouteUpdates.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Store store;
    private final SiteId self;
    private final List<Connector> connectors;
    private final ConnectorHealth health;
    private Instant nextLook = Instant.MIN;
    private long seen = -1;
    private long seenChange = -1;
    private List<Connection> published = List.of();

    public RouteUpdates(
            Store store, SiteId self, List<Connector> connectors, ConnectorHealth health) {
        this.store = store;
        this.self = self;
        this.connectors = connectors;
        this.health = health;
    }

    /** Checks whether the published tables have changed, at most once a second. */
    public void refresh(Instant now) {
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        long usn = store.read(Directory::usn);
        if (usn != seen) {
            seen = usn;
            long change = store.read(PublishedConnector::lastChange);
            if (change != seenChange) {
                seenChange = change;
                reroute(store.read(PublishedConnector::all));
            }
        }
    }

    private void reroute(List<Connection> now) {
        if (!now.equals(published)) {
            published = now;
            RoutingTable table = RoutingTable.compute(self, connectors, published);
            health.reroute(table);
            LOG.info(
                    "routes computed again: {} connections published, {} sites in reach",
                    published.size(),
                    table.reachable().size());
        }
    }
}
