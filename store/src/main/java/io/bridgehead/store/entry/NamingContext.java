package io.bridgehead.store.entry;

import io.bridgehead.routing.SiteId;
import java.util.Optional;

/**
 * A subtree that replicates as a unit.
 *
 * @param dn the DN of its root, as it was first written
 * @param home the home site; empty if all sites share the context
 * @param writableAnywhere {@code write = any}: every site may write, and the merge decides
 */
public record NamingContext(
        ContextId id, String dn, Optional<SiteId> home, boolean writableAnywhere) {
    /** Whether changes made at {@code site} count. */
    public boolean acceptsWritesOf(SiteId site) {
        return writableAnywhere || home.map(site::equals).orElse(true);
    }

    /** Whether we send it to {@code site}: not if only that site itself can write it. */
    public boolean isOutboundTo(SiteId site) {
        return writableAnywhere || !home.map(site::equals).orElse(false);
    }
}
