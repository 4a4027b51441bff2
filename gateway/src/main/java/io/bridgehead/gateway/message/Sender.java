package io.bridgehead.gateway.message;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;

/**
 * The sender of a message: its site, its server, its epoch, and the end of its history at that
 * time. A gateway that answers a message returns the mark with its answer. If the sender's database
 * was set back in between, the sender sees by this mark that the answer belongs to a lost history.
 */
public record Sender(SiteId site, String server, Epoch epoch, Mark at) {}
