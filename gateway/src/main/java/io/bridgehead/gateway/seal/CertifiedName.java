package io.bridgehead.gateway.seal;

import io.bridgehead.routing.SiteId;
import java.util.UUID;

/**
 * Whose certificate it is: one gateway of one organization.
 *
 * @param organizationName for people; the id decides
 */
public record CertifiedName(
        UUID organization, String organizationName, SiteId site, String server) {}
