package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReport.ContextRow;
import io.bridgehead.gateway.status.StatusReport.LinkRow;
import io.bridgehead.gateway.status.StatusReport.PartnerRow;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads how a gateway is doing: one snapshot of its directory, and its counters. */
public final class StatusReader {
    private static final int HELD_COUNTED_MAX = 1_000_000;
    private static final int LETTERS_LOOKED_AT = 20;

    private final Directory directory;

    private final Expected expected;
    private final Instant now;

    private StatusReader(Directory directory, Expected expected, Instant now) {
        this.directory = directory;
        this.expected = expected;
        this.now = now;
    }

    public static StatusReport of(RunningGateway gateway) {
        Overview overview = gateway.overview();
        Instant now = gateway.clock().instant();
        StatusReport.Queues queues = new StatusReport.Queues(
                overview.startedAt(),
                overview.smtpPort(),
                overview.spoolWaiting(),
                gateway.store().outbox().size(),
                overview.quarantined().size(),
                overview.sentMails(),
                overview.sentBytes(),
                overview.receivedMails(),
                overview.receivedBytes());
        StatusReport quiet = gateway.store()
                .read(snapshot -> new StatusReader(snapshot, overview.expected(), now)
                        .with(queues, overview));
        Findings findings = new Findings(quiet, overview, now);
        List<LetterHead> letters = gateway.store().outbox().list(LETTERS_LOOKED_AT);
        return gateway.store()
                .read(findings::withComparisons)
                .withUnread(gateway.store().read(UnreadCheck::in))
                .withLetters(letters)
                .withStranded(NoWayCheck.in(gateway, now))
                .withHeld(gateway.store()
                        .read(snapshot ->
                                new StatusReader(snapshot, overview.expected(), now).held()))
                .withAhead(gateway.store().read(snapshot -> ClockCheck.in(snapshot, now)))
                .withLost(gateway.store().read(LostAndFoundCheck::in))
                .withBacksync(gateway.store().read(BacksyncReport::of))
                .added();
    }

    private StatusReport with(StatusReport.Queues queues, Overview overview) {
        Identity self = directory.self();
        return new StatusReport(
                self.site().name(),
                self.server(),
                self.organization(),
                self.base(),
                self.epoch().toString(),
                directory.usn(),
                directory.contexts().stream()
                        .map(this::row)
                        .sorted(Comparator.comparing(ContextRow::home)
                                .thenComparing(ContextRow::dn))
                        .toList(),
                directory.partners().stream()
                        .filter(each -> !each.isRemoved())
                        .map(this::row)
                        .toList(),
                queues,
                overview.mailboxes(),
                directory.openConflicts(StatusReport.CONFLICTS_COUNTED_MAX),
                overview.verdicts(),
                List.of(),
                List.of(),
                List.of());
    }

    private ContextRow row(NamingContext context) {
        Totals totals = directory.totals(context.id());
        return new ContextRow(
                context.dn(),
                context.home().map(SiteId::name).orElse(""),
                totals.live(),
                totals.tombstones(),
                totals.lastUsn(),
                totals.digest().toString(),
                Stream.of(Reason.values())
                        .mapToLong(each -> held(context, each))
                        .sum());
    }

    private long held(NamingContext context, Reason reason) {
        return directory.heldCount(context.id(), reason, HELD_COUNTED_MAX);
    }

    private List<Findings.Held> held() {
        return directory.contexts().stream()
                .flatMap(context -> Stream.of(Reason.values())
                        .map(each -> new Findings.Held(context.dn(), each, held(context, each))))
                .filter(each -> each.count() > 0)
                .toList();
    }

    private PartnerRow row(Partner partner) {
        List<LinkRow> links = directory.contexts().stream()
                .filter(each -> !expected.leavesOut(partner.site().name(), each.id()))
                .flatMap(each -> row(partner, each))
                .toList();
        boolean heard = !partner.lastHeard().equals(Instant.EPOCH);
        return new PartnerRow(
                partner.site().name(),
                partner.server(),
                heard ? partner.lastHeard().toString() : "",
                unanswered(partner),
                state(partner, links),
                links,
                expected.leftOutWith(partner.site().name()));
    }

    private static String state(Partner partner, List<LinkRow> links) {
        if (!partner.isActive()) {
            return partner.standing().name();
        }
        boolean heard = !partner.lastHeard().equals(Instant.EPOCH);
        return partner.troubles().isEmpty()
                ? PartnerWords.of(heard, links)
                : partner.troubles().last().name();
    }

    private int unanswered(Partner partner) {
        return directory.contexts().stream()
                .filter(each -> !expected.leavesOut(partner.site().name(), each.id()))
                .map(each -> directory.link(partner.site(), each.id()).inbound())
                .filter(each -> each.offered() && each.unread().isEmpty())
                .mapToInt(Inbound::attempts)
                .reduce(partner.statusAttempts(), Math::max);
    }

    /** A context that goes neither way between us has no row. */
    private Stream<LinkRow> row(Partner partner, NamingContext context) {
        Link link = directory.link(partner.site(), context.id());
        boolean outward = context.isOutboundTo(partner.site());
        if (!outward && !link.inbound().offered()) {
            return Stream.empty();
        }
        Outbound outbound = link.outbound();
        long lastUsn = directory.totals(context.id()).lastUsn();
        long untold = Math.max(
                0, lastUsn - Math.max(outbound.scanned(), outbound.covered().contiguous()));
        return Stream.of(new LinkRow(
                context.dn(),
                LinkWords.of(link.inbound(), expected.scheduleOf(partner.site().name()), now),
                outward ? LinkWords.of(outbound, untold) : "",
                link.inbound().cursor().received().contiguous(),
                link.inbound().offered() ? link.inbound().lag() : 0,
                outward ? untold : 0,
                outbound.unconfirmed()));
    }
}
