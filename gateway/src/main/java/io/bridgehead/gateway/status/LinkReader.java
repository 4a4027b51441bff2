package io.bridgehead.gateway.status;

import io.bridgehead.gateway.status.PartnerRow.LinkRow;
import io.bridgehead.gateway.status.PartnerRow.LinkRow.InboundRow;
import io.bridgehead.gateway.status.PartnerRow.LinkRow.OutboundRow;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the state of links with a partner that we ask by {@code schedule}, at {@code now}. */
record LinkReader(Schedule schedule, Instant now) {
    /** The link of one context, which ends at {@code lastUsn} here; empty if it travels neither way. */
    Optional<LinkRow> row(NamingContext context, Link link, long lastUsn) {
        boolean outward = context.isOutboundTo(link.partner());
        if (!outward && !link.inbound().offered()) {
            return Optional.empty();
        }
        return Optional.of(new LinkRow(
                context.dn(),
                inbound(link.inbound()),
                outward
                        ? outbound(link.outbound(), lastUsn)
                        : new OutboundRow(
                                OutboundState.NOT_TOLD, 0, link.outbound().unconfirmed())));
    }

    InboundRow inbound(Inbound inbound) {
        InboundState state = state(inbound);
        return new InboundRow(
                state,
                inbound.asking() || inbound.attempts() > 0 ? inbound.attempts() + 1 : 0,
                state == InboundState.WAITING_FOR_WINDOW ? nextWindow() : "",
                inbound.cursor().received().contiguous(),
                inbound.offered() ? inbound.lag() : 0);
    }

    private InboundState state(Inbound inbound) {
        if (!inbound.offered()) {
            return InboundState.NOT_OFFERED;
        }
        if (inbound.unread().isPresent()) {
            return InboundState.SOME_UNREADABLE;
        }
        if (inbound.attempts() > 0) {
            return InboundState.WAITING_FOR_ANSWER;
        }
        if (inbound.asking()) {
            return inbound.cursor().received().list().isEmpty()
                    ? InboundState.ASKING
                    : InboundState.COPYING;
        }
        boolean behind = inbound.lag() > 0 || inbound.request() == 0;
        return behind ? behind() : InboundState.CAUGHT_UP;
    }

    private InboundState behind() {
        if (schedule.isOpen(now)) {
            return InboundState.ASKING;
        }
        return nextWindow().isEmpty()
                ? InboundState.ASKED_BY_COMMAND_ONLY
                : InboundState.WAITING_FOR_WINDOW;
    }

    private String nextWindow() {
        return schedule.nextOpen(now)
                .map(each -> each.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
    }

    private static OutboundRow outbound(Outbound outbound, long lastUsn) {
        // What was scanned needs no telling, though no page says so yet.
        long told = Math.max(outbound.scanned(), outbound.covered().contiguous());
        long untold = Math.max(0, lastUsn - told);
        return new OutboundRow(state(outbound, untold), untold, outbound.unconfirmed());
    }

    private static OutboundState state(Outbound outbound, long untold) {
        if (outbound.epoch().equals(Epoch.NONE)) {
            return OutboundState.NOT_ASKED_YET;
        }
        if (outbound.serving()) {
            return OutboundState.SENDING;
        }
        return outbound.tell() && untold > 0 ? OutboundState.TELLING : OutboundState.TOLD;
    }
}
