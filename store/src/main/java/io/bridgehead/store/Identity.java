package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import java.util.UUID;

/**
 * Who this database is.
 *
 * @param organization two organizations never merge, whatever their names
 * @param base DN of the base entry, as configured
 * @param server the name of the gateway, unique within its site
 */
public record Identity(UUID organization, String base, SiteId site, String server, Epoch epoch) {
    /** The same database in another life. */
    public Identity in(Epoch life) {
        return new Identity(organization, base, site, server, life);
    }
}
