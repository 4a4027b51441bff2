package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;

/** The row of one scope with one partner, for both directions. */
public record Link(SiteId partner, ContextId context, Inbound inbound, Outbound outbound) {
    /** No message about this scope has been exchanged yet. */
    public static Link none(SiteId partner, ContextId context) {
        return new Link(partner, context, Inbound.NONE, Outbound.NONE);
    }

    public Link with(Inbound next) {
        return new Link(partner, context, next, outbound);
    }

    public Link with(Outbound next) {
        return new Link(partner, context, inbound, next);
    }
}
