package io.bridgehead.store;

import io.bridgehead.routing.SiteId;

/** Whose database an epoch is, or was, a life of. Never forgotten and never changed. */
public record EpochOwner(Epoch epoch, SiteId site, String server) {}
