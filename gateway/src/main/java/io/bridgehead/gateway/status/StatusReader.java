package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.status.StatusReport.ContextRow;
import io.bridgehead.gateway.status.StatusReport.DatabaseRow;
import io.bridgehead.gateway.status.StatusReport.MailRow;
import io.bridgehead.gateway.status.StatusReport.SelfRow;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.DiskUse;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads how a gateway is doing. The database, its outbox and all checks are read in one snapshot, so
 * that "all good" is true of one moment. The counters of the process are read just before.
 */
public final class StatusReader {
    private StatusReader() {}

    public static StatusReport of(RunningGateway gateway) {
        Overview overview = gateway.overview();
        Instant now = gateway.clock().instant();
        List<Check> checks = checks(gateway);
        DiskUse disk = gateway.store().disk();
        return gateway.store()
                .read(directory -> report(new Snapshot(directory, overview, now), disk, checks));
    }

    /** The partners only, without any check. */
    public static List<PartnerRow> partners(RunningGateway gateway) {
        Overview overview = gateway.overview();
        Instant now = gateway.clock().instant();
        return gateway.store()
                .read(directory -> new PartnerReader(directory, overview.expected(), now)
                        .all().stream().map(PartnerReader.Read::row).toList());
    }

    /** In the order in which their findings are shown. */
    private static List<Check> checks(RunningGateway gateway) {
        return List.of(
                PartnerChecks::unconfigured,
                PartnerChecks::suspended,
                PartnerChecks::silent,
                PartnerChecks::troubled,
                PartnerChecks::returned,
                PartnerChecks::setBack,
                PartnerChecks::askedByCommandOnly,
                PartnerChecks::working,
                DirectoryChecks::missingContexts,
                new HomeLeftOutCheck(),
                MailChecks::quarantined,
                MailChecks::defects,
                MailChecks::mailboxes,
                DirectoryChecks::different,
                new AuditCheck(gateway),
                DirectoryChecks::unreadable,
                new UnsentMailCheck(),
                new NoWayCheck(gateway),
                new SizeLimitCheck(gateway::sizeLimits),
                new WaitingMailCheck(gateway),
                DirectoryChecks::held,
                new ClockCheck(),
                DirectoryChecks::lostAndFound,
                PartnerChecks::backsync);
    }

    static StatusReport report(Snapshot snapshot, DiskUse disk, List<Check> checks) {
        List<Finding> found = checks.stream()
                .flatMap(each -> each.findings(snapshot).stream())
                .toList();
        Directory directory = snapshot.directory();
        Overview overview = snapshot.overview();
        return new StatusReport(
                self(directory.self(), directory.usn(), overview),
                directory.contexts().stream()
                        .map(each -> context(directory, each))
                        .sorted(Comparator.comparing(ContextRow::home)
                                .thenComparing(ContextRow::dn))
                        .toList(),
                snapshot.partners().stream().map(PartnerReader.Read::row).toList(),
                new MailRow(
                        overview.spoolWaiting(),
                        snapshot.letters().count(),
                        overview.quarantined().size(),
                        overview.counters(),
                        overview.mailboxes()),
                new DatabaseRow(
                        directory.openConflicts(StatusReport.CONFLICTS_COUNTED_MAX),
                        disk.bytes(),
                        disk.reusableBytes(),
                        disk.freeBytes()),
                of(Severity.ACTION, found),
                of(Severity.PROGRESS, found),
                of(Severity.NOTE, found));
    }

    private static List<Finding> of(Severity severity, List<Finding> found) {
        return found.stream().filter(each -> each.code().severity() == severity).toList();
    }

    private static SelfRow self(Identity self, long usn, Overview overview) {
        return new SelfRow(
                self.site().name(),
                self.server(),
                self.organization(),
                self.base(),
                self.epoch().toString(),
                usn,
                overview.startedAt().truncatedTo(ChronoUnit.SECONDS),
                overview.smtpPort());
    }

    private static ContextRow context(Directory directory, NamingContext context) {
        Totals totals = directory.totals(context.id());
        long held = Stream.of(Reason.values())
                .mapToLong(each ->
                        directory.heldCount(context.id(), each, DirectoryChecks.HELD_COUNTED_MAX))
                .sum();
        return new ContextRow(
                context.dn(),
                context.home().map(SiteId::name).orElse(""),
                totals.live(),
                totals.tombstones(),
                totals.lastUsn(),
                totals.digest().toString(),
                held);
    }
}
