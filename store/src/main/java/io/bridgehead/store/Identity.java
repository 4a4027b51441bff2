package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import java.util.UUID;

/**
 * Which site and server this database belongs to, and in which epoch.
 *
 * @param organization its id; two organizations never merge, even if they have the same name
 * @param base DN of the base entry, as configured
 * @param server the name of the gateway, unique within its site
 */
public record Identity(UUID organization, String base, SiteId site, String server, Epoch epoch) {
    /** The same database in another epoch. */
    public Identity in(Epoch life) {
        return new Identity(organization, base, site, server, life);
    }
}
