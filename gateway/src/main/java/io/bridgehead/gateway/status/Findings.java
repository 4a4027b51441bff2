package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.status.StatusReport.PartnerRow;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.partner.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what in a status needs a person, and what goes on by itself. */
final class Findings {
    /** After so many tries a letter is worth a look; fewer are the weather. */
    private static final int TRIES_UNTIL_FINDING = 3;

    /** Patience doubles with each question: so many take hours, however good the mail is. */
    private static final int QUESTIONS_UNTIL_FINDING = 5;

    /** One or two statuses may be lost on the way. */
    private static final int SILENT_INTERVALS_MAX = 3;

    /** How much of one context is held for one reason. */
    record Held(String context, Reason reason, long count) {}

    private final StatusReport status;
    private final Overview overview;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();
    private final List<String> working = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Findings(StatusReport status, Overview overview, Instant now) {
        this.status = status;
        this.overview = overview;
        this.now = now;
        status.partners().forEach(this::look);
        lookForContexts();
        lookAtMails();
        overview.mailboxes().forEach(this::look);
    }

    /** Looks at the letters that have waited longest. */
    Findings withLetters(List<LetterHead> letters) {
        letters.stream()
                .filter(each -> each.attempts() >= TRIES_UNTIL_FINDING)
                .findFirst()
                .ifPresent(each -> add(
                        "CANNOT_SEND",
                        "mail for " + each.label().to() + " was tried " + each.attempts()
                                + " times and cannot be sent: " + each.trouble(),
                        "queue"));
        return this;
    }

    /** Mail that no way will ever take needs another way. */
    Findings withStranded(Optional<NoWayCheck> stranded) {
        stranded.ifPresent(each -> add("NO_WAY", each.sentence(), each.command()));
        return this;
    }

    /** Entries that a partner holds and we cannot take. */
    Findings withUnread(List<UnreadCheck> pages) {
        pages.forEach(each -> add("CANNOT_READ", each.sentence(), "replicate " + each.site()));
        return this;
    }

    /** Entries that nobody finds where they were put. */
    Findings withLost(List<LostAndFoundCheck> lost) {
        lost.forEach(each ->
                add("LOST_AND_FOUND", each.sentence(), "search '(entryDN=*cn=LostAndFound*)' dn"));
        return this;
    }

    /** Says what is held and why; what ends by itself calls for nobody. */
    Findings withHeld(List<Held> held) {
        for (Held each : held) {
            if (each.reason() == Reason.APPROVED) {
                working.add(each.count() + " approved deletions of " + each.context()
                        + " are being applied");
            } else {
                add(
                        each.reason() == Reason.DELETE_BRAKE
                                ? "DELETE_BRAKE"
                                : "HELD_" + each.reason(),
                        (each.count() == 1 ? "1 change" : each.count() + " changes") + " of "
                                + each.context() + " " + (each.count() == 1 ? "is" : "are")
                                + " held: " + HeldWords.why(each.reason()) + ". Cure: "
                                + HeldWords.cure(each.reason()),
                        HeldWords.command(each.reason()));
            }
        }
        return this;
    }

    /** Changes of a clock that runs ahead are applied, and reported. */
    Findings withAhead(Optional<ClockCheck> ahead) {
        ahead.ifPresent(each -> add("CLOCK_AHEAD", each.sentence(), "status --json"));
        return this;
    }

    /** Names the partners from which a restored database waits for what it lost. */
    Findings withBacksync(BacksyncReport report) {
        report.partners().stream()
                .filter(BacksyncReport.PartnerRow::owes)
                .forEach(each -> working.add("backsync: " + each.site()
                        + " has yet to give back what was lost here (" + each.read() + " of "
                        + each.scopes().size() + " contexts read)"));
        return this;
    }

    /** Names the scopes that a partner holds differently although both have the same changes. */
    Findings withComparisons(Directory directory) {
        for (Verification each : directory.verifications()) {
            if (each.suspected() || each.state() == Verification.State.DIFFERENT) {
                String context = directory
                        .context(each.context())
                        .map(NamingContext::dn)
                        .orElse(each.context().toString());
                add(
                        "DIFFERS",
                        each.partner() + " and we have the same changes of " + context
                                + ", but do not hold the same"
                                + (each.found().isEmpty()
                                        ? ""
                                        : ": " + each.found().size() + " entries differ"),
                        "verify " + each.partner() + " --repair");
            }
        }
        return this;
    }

    /** The status with what was found. */
    StatusReport added() {
        return new StatusReport(
                status.site(),
                status.server(),
                status.organization(),
                status.base(),
                status.epoch(),
                status.usn(),
                status.contexts(),
                status.partners(),
                status.queues(),
                status.mailboxes(),
                status.conflicts(),
                status.verdicts(),
                List.copyOf(found),
                List.copyOf(working),
                List.copyOf(notes));
    }

    private void look(PartnerRow partner) {
        Duration interval = overview.expected().partners().get(partner.site());
        if (interval == null) {
            add(
                    "PARTNER_NOT_CONFIGURED",
                    partner.site() + " is a partner in the database, but not in the configuration:"
                            + " without it there, mail for it has no way; put it back, or end it",
                    "partner remove " + partner.site());
            return;
        }
        if (partner.state().equals(Standing.SUSPENDED.name())) {
            long untold = partner.links().stream()
                    .mapToLong(StatusReport.LinkRow::untoldUsns)
                    .sum();
            notes.add(partner.site() + " is suspended: nothing is exchanged with it until"
                    + " './bridgehead partner resume " + partner.site() + "'"
                    + (untold == 0 ? "" : "; " + untold + " USNs of ours wait for that"));
            return;
        }
        listen(partner, interval);
        switch (partner.state()) {
            case PartnerWords.IN_STEP -> {}
            case LinkWords.NEVER_ASKED ->
                notes.add(partner.site()
                        + " has changes that were not read; its schedule is 'never', so"
                        + " only './bridgehead replicate " + partner.site() + "' asks for them");
            case "PARTNER_ROLLED_BACK" ->
                add(
                        partner.state(),
                        partner.site() + " no longer has changes that it once sent us: its database"
                                + " was put back to an older state",
                        "replicate " + partner.site());
            case "OTHER_SERVER" ->
                add(
                        partner.state(),
                        "mail came in the name of " + partner.site() + " that is not of its server "
                                + partner.server() + ": two gateways claim that site, or its server"
                                + " was renamed; nothing of the other is applied, and this is said"
                                + " until " + partner.server() + " answers our next status",
                        "queue");
            default -> working.add(partner.site() + ": " + partner.state());
        }
    }

    /** One that was never heard is silent since we listen. */
    private void listen(PartnerRow partner, Duration interval) {
        boolean never = partner.lastHeard().isEmpty();
        Instant since = never ? overview.startedAt() : Instant.parse(partner.lastHeard());
        boolean silent =
                Duration.between(since, now).compareTo(interval.multipliedBy(SILENT_INTERVALS_MAX))
                        > 0;
        if (silent || partner.unanswered() >= QUESTIONS_UNTIL_FINDING) {
            add(
                    "NOT_HEARD",
                    (never
                                    ? partner.site() + " has never been heard"
                                    : partner.site() + " was last heard at " + since)
                            + (partner.unanswered() == 0
                                    ? ""
                                    : ", and was asked " + partner.unanswered()
                                            + " times without an answer")
                            + ": see that its gateway runs, and that mail goes both ways",
                    "replicate " + partner.site());
        }
    }

    private void lookForContexts() {
        Set<ContextId> known = status.contexts().stream()
                .map(each -> ContextId.rootedAt(status.organization(), each.dn()))
                .collect(Collectors.toSet());
        overview.expected().contexts().stream()
                .filter(each -> !known.contains(ContextId.rootedAt(status.organization(), each)))
                .forEach(each -> add(
                        "CONTEXT_NOT_IN_DATABASE",
                        "naming context " + each + " is configured, but the database was made"
                                + " without it, and contexts are made by 'init' only",
                        "check-config"));
    }

    private void lookAtMails() {
        long strange = overview.quarantined().stream()
                .filter(Overview.SetAside::isStrange)
                .count();
        long wrong = overview.quarantined().size() - strange;
        overview.quarantined().stream()
                .filter(each -> each.reason().startsWith("TOO_LARGE:"))
                .findFirst()
                .ifPresent(each -> add(
                        "TOO_LARGE",
                        "mail " + each.id() + " in quarantine: " + each.reason(),
                        "queue"));
        if (wrong > 0) {
            add(
                    "QUARANTINED",
                    mails(wrong) + " could not be used and " + (wrong == 1 ? "lies" : "lie")
                            + " in quarantine, with the reason, until dropped or reprocessed",
                    "queue");
        }
        if (strange > 0) {
            notes.add(mails(strange) + " in quarantine " + (strange == 1 ? "has" : "have")
                    + " nothing to do with this gateway, as spam has not");
        }
        if (overview.internalErrors() > 0) {
            add(
                    "INTERNAL_ERROR",
                    mails(overview.internalErrors()) + " met a defect of this program since the"
                            + " start; please report it with the log",
                    "queue");
        }
    }

    private void look(Overview.MailboxRow mailbox) {
        if (mailbox.failures() >= TRIES_UNTIL_FINDING) {
            add(
                    "MAILBOX_NOT_READ",
                    "mailbox " + mailbox.name() + " could not be read " + mailbox.failures()
                            + " times in a row: " + mailbox.trouble(),
                    "check-config");
        } else if (mailbox.failures() > 0) {
            working.add("mailbox " + mailbox.name() + ": reconnecting after " + mailbox.trouble());
        }
        if (!mailbox.left().isEmpty()) {
            add(
                    "MAILBOX_LEFT",
                    mails(mailbox.left().size()) + " in mailbox " + mailbox.name()
                            + " cannot be taken and must be removed there, as "
                            + mailbox.left().get(0),
                    "status --json");
        }
    }

    private static String mails(long count) {
        return count == 1 ? "1 mail" : count + " mails";
    }

    private void add(String code, String sentence, String command) {
        found.add(new Finding(code, sentence, "./bridgehead " + command));
    }
}
