package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;

/** Creates the databases of the sites. */
@FunctionalInterface
public interface Databases {
    /** An empty database. */
    Store create(Identity self);

    /** Opens a database again after its process was killed. A database in memory loses nothing. */
    default Store reopen(Store killed) {
        return killed;
    }

    /** What a sender asks of the letters in this outbox before it chooses their ways. */
    default RouteQueries queries(Outbox outbox) {
        return new RouteQueries(outbox);
    }
}
