package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;

/** Where the sites of a world keep what they know. */
@FunctionalInterface
public interface Databases {
    /** An empty database. */
    Store create(Identity self);

    /** What is left of a database whose process was killed; all of it, if it lives in memory. */
    default Store reopen(Store killed) {
        return killed;
    }
}
