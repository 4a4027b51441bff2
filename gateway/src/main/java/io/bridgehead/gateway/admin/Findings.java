package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.StatusReport.ContextRow;
import io.bridgehead.gateway.admin.StatusReport.PartnerRow;
import io.bridgehead.store.Letter;
import java.util.ArrayList;
import java.util.List;

/** Says what in a status needs a person, and what goes on by itself. */
final class Findings {
    /** After so many tries a letter is worth a look; fewer are the weather. */
    private static final int TRIES_UNTIL_FINDING = 3;

    private final StatusReport status;
    private final List<Finding> found = new ArrayList<>();
    private final List<String> working = new ArrayList<>();

    Findings(StatusReport status) {
        this.status = status;
        status.partners().forEach(this::look);
        status.contexts().forEach(this::look);
        long quarantined = status.queues().quarantinedMails();
        if (quarantined > 0) {
            add(
                    "QUARANTINED",
                    quarantined == 1
                            ? "1 mail could not be used and lies in quarantine, with its reason"
                            : quarantined + " mails could not be used and lie in quarantine,"
                                    + " each with its reason",
                    "queue");
        }
    }

    /** Looks at the letters that have waited longest. */
    Findings withLetters(List<Letter> letters) {
        letters.stream()
                .filter(each -> each.attempts() >= TRIES_UNTIL_FINDING)
                .findFirst()
                .ifPresent(each -> add(
                        "CANNOT_SEND",
                        "mail for " + each.content().to() + " was tried " + each.attempts()
                                + " times and cannot be sent: " + each.trouble(),
                        "queue"));
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
                status.conflicts(),
                List.copyOf(found),
                List.copyOf(working));
    }

    private void look(PartnerRow partner) {
        switch (partner.state()) {
            case PartnerWords.IN_STEP -> {}
            case "ROLLBACK_DETECTED" ->
                add(
                        partner.state(),
                        partner.site()
                                + " has seen changes of ours that this database no longer has:"
                                + " it was put back to an older state",
                        "replicate " + partner.site() + " --refresh");
            case "PARTNER_ROLLED_BACK" ->
                add(
                        partner.state(),
                        partner.site() + " no longer has changes that it once sent us: its database"
                                + " was put back to an older state",
                        "replicate " + partner.site() + " --refresh");
            default -> working.add(partner.site() + ": " + partner.state());
        }
    }

    private void look(ContextRow context) {
        if (context.heldEntries() > 0) {
            add(
                    "HELD",
                    context.heldEntries() + " entries of " + context.dn()
                            + " have arrived but may not be applied yet",
                    "status --json");
        }
    }

    private void add(String code, String sentence, String command) {
        found.add(new Finding(code, sentence, "./bridgehead " + command));
    }
}
