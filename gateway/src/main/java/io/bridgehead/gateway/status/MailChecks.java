package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview.MailboxRow;
import io.bridgehead.gateway.control.Overview.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Checks of mailboxes, and of the mail set aside. */
final class MailChecks {
    /** After so many failures in a row it is worth a look; fewer happen to every network. */
    private static final int FAILURES_UNTIL_FINDING = 3;

    private MailChecks() {}

    /** Mail in quarantine, by what it asks of the operator. */
    static List<Finding> quarantined(Snapshot snapshot) {
        SortedMap<FindingCode, List<SetAside>> all = new TreeMap<>();
        snapshot.overview()
                .quarantined()
                .forEach(each -> all.computeIfAbsent(code(each), none -> new ArrayList<>())
                        .add(each));
        return all.entrySet().stream()
                .map(each -> quarantined(each.getKey(), each.getValue()))
                .toList();
    }

    private static FindingCode code(SetAside mail) {
        return switch (mail.verdict()) {
            case "TOO_LARGE" -> FindingCode.TOO_LARGE;
            case "NOT_OURS" -> FindingCode.FOREIGN_MAIL;
            case "UNKNOWN_PARTNER" -> FindingCode.STRANGER;
            case "LOOPED", "TOO_MANY_HOPS" -> FindingCode.LOOPED;
            case "ENDED_GATEWAY" -> FindingCode.ENDED_GATEWAY;
            default -> FindingCode.QUARANTINED;
        };
    }

    private static Finding quarantined(FindingCode code, List<SetAside> mails) {
        Finding found = Finding.of(code).with("mails", mails.size()).command("queue");
        boolean plain = code == FindingCode.QUARANTINED || code == FindingCode.FOREIGN_MAIL;
        return plain
                ? found
                : found.with("id", mails.get(0).id())
                        .with("reason", mails.get(0).reason());
    }

    /** Defects of this program. */
    static List<Finding> defects(Snapshot snapshot) {
        long mails = snapshot.overview().counters().internalErrors();
        return mails == 0
                ? List.of()
                : List.of(Finding.of(FindingCode.INTERNAL_ERROR)
                        .with("mails", mails)
                        .command("queue"));
    }

    /** Mailboxes that cannot be read, and mail that stays in them. */
    static List<Finding> mailboxes(Snapshot snapshot) {
        return snapshot.overview().mailboxes().stream()
                .flatMap(each -> Stream.concat(failing(each), left(each)))
                .toList();
    }

    private static Stream<Finding> failing(MailboxRow mailbox) {
        if (mailbox.failures() == 0) {
            return Stream.empty();
        }
        boolean often = mailbox.isRefused() || mailbox.failures() >= FAILURES_UNTIL_FINDING;
        Finding found = Finding.of(
                        often ? FindingCode.MAILBOX_NOT_READ : FindingCode.MAILBOX_RECONNECTING)
                .with("mailbox", mailbox.name())
                .with("failures", mailbox.failures())
                .with("reason", mailbox.trouble());
        return Stream.of(often ? found.command("check-config") : found);
    }

    private static Stream<Finding> left(MailboxRow mailbox) {
        return mailbox.left().stream()
                .limit(1)
                .map(example -> Finding.of(FindingCode.MAILBOX_LEFT)
                        .with("mailbox", mailbox.name())
                        .with("mails", mailbox.left().size())
                        .with("example", example)
                        .command("status --json"));
    }
}
