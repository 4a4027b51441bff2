package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Identity;
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
}
