package io.bridgehead.gateway.message;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;

/**
 * Who sends: the site, its server, the epoch in which it speaks, and how far its history went then.
 * Whoever acts on what a message claims gives the mark back, so that a sender who was set back since
 * recognises what was meant for another past.
 */
public record Sender(SiteId site, String server, Epoch epoch, Mark at) {}
