package io.bridgehead.gateway.seal;

import io.bridgehead.routing.SiteId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Keys of two sites for the tests. */
final class Sealed {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final UUID ORGANIZATION = UUID.fromString("8f14e45f-ceea-467f-9575-3bd4a0b0a111");
    static final SiteId NORTH = SiteId.of("NORTH");
    static final SiteId SOUTH = SiteId.of("SOUTH");

    private Sealed() {}

    static CertifiedName name(SiteId site) {
        return new CertifiedName(ORGANIZATION, "Example", site, site + "-GW");
    }

    static OwnKey key(KeyKind kind, SiteId site) {
        return OwnKey.make(kind, name(site), NOON, new SecureRandom());
    }

    static Sealer.Content content(byte[] bytes) {
        return new Sealer.Content("application/vnd.bridgehead+xml", bytes, NOON);
    }

    /** Opens at {@code own} what {@code partner}, which is NORTH, has signed. */
    static Opener opener(OwnKey own, OwnKey partner) {
        TreeMap<SiteId, List<GatewayCertificate>> trusted = new TreeMap<>();
        trusted.put(NORTH, List.of(partner.certificate()));
        return new Opener(Optional.of(own), trusted);
    }
}
