package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.ReturnedMail;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks of the partners. */
final class PartnerChecks {
    /** Patience doubles with each question, so this many take hours even if all mail arrives. */
    private static final int QUESTIONS_UNTIL_FINDING = 5;

    /** One or two statuses may be lost on the way. */
    private static final int SILENT_INTERVALS_MAX = 3;

    private PartnerChecks() {}

    /** Partners of the database that the configuration lacks. */
    static List<Finding> unconfigured(Snapshot snapshot) {
        return snapshot.partners().stream()
                .map(PartnerReader.Read::row)
                .filter(each -> !snapshot.isConfigured(each))
                .map(each -> Finding.of(FindingCode.PARTNER_NOT_CONFIGURED)
                        .with("site", each.site())
                        .command("partner remove " + each.site()))
                .toList();
    }

    /** Suspended partners, and what waits for them. */
    static List<Finding> suspended(Snapshot snapshot) {
        return snapshot.partners().stream()
                .filter(each -> each.partner().isSuspended() && snapshot.isConfigured(each.row()))
                .map(PartnerReader.Read::row)
                .map(each -> {
                    Finding found = Finding.of(FindingCode.PARTNER_SUSPENDED)
                            .with("site", each.site())
                            .command("partner resume " + each.site());
                    return each.untoldUsns() == 0 ? found : found.with("untold", each.untoldUsns());
                })
                .toList();
    }

    /** Partners that have been silent for too long. */
    static List<Finding> silent(Snapshot snapshot) {
        return snapshot.activePartners().stream()
                .flatMap(each -> silence(snapshot, each).stream())
                .toList();
    }

    private static Optional<Finding> silence(Snapshot snapshot, PartnerReader.Read partner) {
        PartnerRow row = partner.row();
        Duration interval = Optional.ofNullable(
                        snapshot.overview().expected().partners().get(row.site()))
                .orElse(Duration.ZERO);
        Instant heard = partner.partner().lastHeard();
        boolean never = heard.equals(Instant.EPOCH);
        // A partner that was never heard has been silent since this gateway began to listen.
        Instant since = never ? snapshot.overview().startedAt() : heard;
        boolean silent = Duration.between(since, snapshot.now())
                        .compareTo(interval.multipliedBy(SILENT_INTERVALS_MAX))
                > 0;
        if (!silent && row.unanswered() < QUESTIONS_UNTIL_FINDING) {
            return Optional.empty();
        }
        Finding found = Finding.of(FindingCode.NOT_HEARD)
                .with("site", row.site())
                .command("replicate " + row.site());
        Finding dated = never ? found.with("never", "never") : found.with("lastHeard", since);
        return Optional.of(
                row.unanswered() == 0 ? dated : dated.with("questions", row.unanswered()));
    }

    /** Partners in trouble; one partner may have several troubles. */
    static List<Finding> troubled(Snapshot snapshot) {
        return snapshot.activePartners().stream()
                .map(PartnerReader.Read::partner)
                .flatMap(each -> troubles(snapshot, each))
                .toList();
    }

    private static Stream<Finding> troubles(Snapshot snapshot, Partner partner) {
        return partner.troubles().stream().map(each -> switch (each) {
            case OTHER_SERVER ->
                Finding.of(FindingCode.OTHER_SERVER)
                        .with("site", partner.site())
                        .with("server", partner.server())
                        .command("queue");
            case TWO_LIVES ->
                Finding.of(FindingCode.TWO_LIVES)
                        .with("site", partner.site())
                        .with("lives", Lives.of(snapshot.directory(), partner.site()))
                        .command("partner list");
            case FOLLOWS_OTHER_LIFE -> {
                SiteId self = snapshot.directory().self().site();
                yield Finding.of(FindingCode.FOLLOWS_OTHER_LIFE)
                        .with("site", partner.site())
                        .with("self", self)
                        .with("lives", Lives.of(snapshot.directory(), self))
                        .command("claim");
            }
            case PARTNER_ROLLED_BACK ->
                Finding.of(FindingCode.PARTNER_ROLLED_BACK)
                        .with("site", partner.site())
                        .command("replicate " + partner.site());
        });
    }

    /** Partners with which work is in progress. */
    static List<Finding> working(Snapshot snapshot) {
        return snapshot.activePartners().stream()
                .map(PartnerReader.Read::row)
                .filter(each -> each.state() == PartnerState.NOT_HEARD
                        || each.state() == PartnerState.WORKING)
                .map(each -> Finding.of(FindingCode.LINK_WORKING)
                        .with("site", each.site())
                        .with("state", each.words()))
                .toList();
    }

    /** Partners that have changes for us, and are asked by command only. */
    static List<Finding> askedByCommandOnly(Snapshot snapshot) {
        return snapshot.activePartners().stream()
                .map(PartnerReader.Read::row)
                .filter(each -> each.links().stream()
                        .anyMatch(link ->
                                link.inbound().state() == InboundState.ASKED_BY_COMMAND_ONLY))
                .map(each -> Finding.of(FindingCode.ASKED_BY_COMMAND_ONLY)
                        .with("site", each.site())
                        .command("replicate " + each.site()))
                .toList();
    }

    /** Partners whose mail comes back. One answer after the latest return shows that mail arrives. */
    static List<Finding> returned(Snapshot snapshot) {
        return snapshot.overview().returned().stream()
                .filter(each -> snapshot.activePartners().stream()
                        .anyMatch(partner -> partner.row().site().equals(each.site())
                                && !hasAnsweredSince(partner, each.last())))
                .map(PartnerChecks::returned)
                .toList();
    }

    private static boolean hasAnsweredSince(PartnerReader.Read partner, Instant moment) {
        return partner.partner().lastHeard().isAfter(moment) && partner.row().unanswered() == 0;
    }

    private static Finding returned(ReturnedMail mail) {
        Finding found = Finding.of(FindingCode.MAIL_CAME_BACK)
                .with("site", mail.site())
                .with("mails", mail.mails())
                .with("reason", mail.reason())
                .with("last", mail.last())
                .command("route explain " + mail.site());
        return mail.connector().isEmpty() ? found : found.with("connector", mail.connector());
    }

    /** This database was set back while the gateway was down, and the gateway noticed it. */
    static List<Finding> setBack(Snapshot snapshot) {
        long times =
                snapshot.overview().counters().verdicts().getOrDefault(Verdict.SET_BACK.name(), 0L);
        return times == 0
                ? List.of()
                : List.of(Finding.of(FindingCode.SET_BACK)
                        .with("times", times)
                        .with("epoch", snapshot.directory().self().epoch())
                        .command("backsync status"));
    }

    /** Partners from which a restored database waits for what it lost. */
    static List<Finding> backsync(Snapshot snapshot) {
        return BacksyncReport.of(snapshot.directory()).partners().stream()
                .filter(BacksyncReport.DebtRow::owes)
                .map(each -> Finding.of(FindingCode.BACKSYNC)
                        .with("site", each.site())
                        .with("read", each.read())
                        .with("contexts", each.scopes().size())
                        .command("backsync status"))
                .toList();
    }
}
