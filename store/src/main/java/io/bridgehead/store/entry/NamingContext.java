package io.bridgehead.store.entry;

import io.bridgehead.routing.SiteId;
import java.util.Optional;

/**
 * A subtree that replicates as a unit.
 *
 * @param dn of its root, as first written
 * @param home the site that masters it; empty for a context that all sites share
 * @param writableAnywhere {@code write = any}: every site may write, and merging decides
 */
public record NamingContext(
        ContextId id, String dn, Optional<SiteId> home, boolean writableAnywhere) {
    /** Whether changes made at {@code site} count. */
    public boolean acceptsWritesOf(SiteId site) {
        return writableAnywhere || home.map(site::equals).orElse(true);
    }

    /** Whether it is told to {@code site}: all but what only that site itself can write. */
    public boolean isOutboundTo(SiteId site) {
        return writableAnywhere || !home.map(site::equals).orElse(false);
    }
}
