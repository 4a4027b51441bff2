package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Epoch;

/** Who sends: the site, its server, and the epoch in which it speaks. */
public record Party(SiteId site, String server, Epoch epoch) {}
