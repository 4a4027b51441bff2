package io.bridgehead.gateway.config;

import io.bridgehead.routing.SiteId;
import java.util.Optional;

/** A naming context: a subtree that replicates as a unit. Without a home all sites share it. */
public record ContextSection(String dn, Optional<SiteId> home, Write write) {

    /** The context that a site masters by default. */
    static ContextSection homeOf(SiteId site, OrganizationSection organization) {
        return new ContextSection(
                "ou=" + site + "," + organization.base(), Optional.of(site), Write.HOME);
    }

    /** The sites that may change a naming context. */
    public enum Write {
        /** The home site only. */
        HOME,
        /** Every site. */
        ANY
    }
}
