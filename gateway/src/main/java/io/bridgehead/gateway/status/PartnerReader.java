package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.status.PartnerRow.LinkRow;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the state of partners from one snapshot. */
final class PartnerReader {
    private final Directory directory;
    private final Expected expected;
    private final Instant now;
    private final List<NamingContext> contexts;
    private final Map<ContextId, Long> lastUsns;

    PartnerReader(Directory directory, Expected expected, Instant now) {
        this.directory = directory;
        this.expected = expected;
        this.now = now;
        this.contexts = directory.contexts();
        this.lastUsns = contexts.stream()
                .collect(Collectors.toMap(
                        NamingContext::id, each -> directory.totals(each.id()).lastUsn()));
    }

    /** A partner, its row, and all its links by context. */
    record Read(Partner partner, PartnerRow row, Map<ContextId, Link> links) {}

    /** All partners except those that were removed. */
    List<Read> all() {
        return directory.partners().stream()
                .filter(each -> !each.isRemoved())
                .map(this::read)
                .toList();
    }

    private Read read(Partner partner) {
        Map<ContextId, Link> links = directory.links(partner.site()).stream()
                .collect(Collectors.toMap(Link::context, Function.identity()));
        return new Read(partner, row(partner, links), links);
    }

    private PartnerRow row(Partner partner, Map<ContextId, Link> links) {
        String site = partner.site().name();
        List<NamingContext> travelling = contexts.stream()
                .filter(each -> !expected.leavesOut(site, each.id()))
                .toList();
        LinkReader reader = new LinkReader(expected.scheduleOf(site), now);
        List<LinkRow> rows = travelling.stream()
                .flatMap(each -> reader
                        .row(
                                each,
                                links.getOrDefault(each.id(), Link.none(partner.site(), each.id())),
                                lastUsns.getOrDefault(each.id(), 0L))
                        .stream())
                .toList();
        int unanswered = travelling.stream()
                .map(each -> links.getOrDefault(each.id(), Link.none(partner.site(), each.id())))
                .map(Link::inbound)
                // A page that cannot be read whole is asked for again, but it was an answer.
                .filter(each -> each.offered() && each.unread().isEmpty())
                .mapToInt(Inbound::attempts)
                .reduce(partner.statusAttempts(), Math::max);
        return new PartnerRow(
                site,
                partner.server(),
                hasBeenHeard(partner)
                        ? partner.lastHeard().truncatedTo(ChronoUnit.SECONDS).toString()
                        : "",
                unanswered,
                state(partner, rows),
                rows,
                expected.leftOutWith(site));
    }

    private static PartnerState state(Partner partner, List<LinkRow> links) {
        if (partner.isSuspended()) {
            return PartnerState.SUSPENDED;
        }
        if (partner.troubles().contains(Trouble.OTHER_SERVER)) {
            return PartnerState.OTHER_SERVER;
        }
        if (partner.troubles().contains(Trouble.TWO_LIVES)) {
            return PartnerState.TWO_LIVES;
        }
        if (partner.troubles().contains(Trouble.FOLLOWS_OTHER_LIFE)) {
            return PartnerState.FOLLOWS_OTHER_LIFE;
        }
        if (partner.troubles().contains(Trouble.PARTNER_ROLLED_BACK)) {
            return PartnerState.ROLLED_BACK;
        }
        if (!hasBeenHeard(partner)) {
            return PartnerState.NOT_HEARD;
        }
        boolean atWork = links.stream()
                .anyMatch(each -> each.inbound().state().isAtWork()
                        || each.outbound().state().isAtWork());
        boolean behind = links.stream()
                .anyMatch(each -> each.inbound().state() == InboundState.ASKED_BY_COMMAND_ONLY);
        return atWork
                ? PartnerState.WORKING
                : behind ? PartnerState.ASKED_BY_COMMAND_ONLY : PartnerState.CAUGHT_UP;
    }

    private static boolean hasBeenHeard(Partner partner) {
        return !partner.lastHeard().equals(Instant.EPOCH);
    }
}
