package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview.MailboxRow;
import io.bridgehead.gateway.control.Overview.SetAside;
import java.util.List;
import java.util.stream.Stream;

/** Checks of the mail that waits, and of the mail set aside. */
final class MailChecks {
    /** After so many failures in a row it is worth a look; fewer happen to every network. */
    private static final int FAILURES_UNTIL_FINDING = 3;

    private MailChecks() {}

    /** The first letter that was tried often and is still here. */
    static List<Finding> unsent(Snapshot snapshot) {
        return snapshot.letters().first().stream()
                .filter(each -> each.attempts() >= FAILURES_UNTIL_FINDING)
                .limit(1)
                .map(each -> Finding.of(FindingCode.CANNOT_SEND)
                        .with("site", each.label().to())
                        .with("attempts", each.attempts())
                        .with("reason", each.trouble())
                        .command("queue"))
                .toList();
    }

    /** Mail in quarantine, by what it asks of the operator. */
    static List<Finding> quarantined(Snapshot snapshot) {
        List<SetAside> all = snapshot.overview().quarantined();
        List<SetAside> tooLarge = all.stream().filter(SetAside::isTooLarge).toList();
        long foreign = all.stream().filter(SetAside::isForeign).count();
        long unusable = all.size() - foreign - tooLarge.size();
        Stream.Builder<Finding> found = Stream.builder();
        if (!tooLarge.isEmpty()) {
            found.add(Finding.of(FindingCode.TOO_LARGE)
                    .with("mails", tooLarge.size())
                    .with("id", tooLarge.get(0).id())
                    .with("reason", tooLarge.get(0).reason())
                    .command("queue"));
        }
        if (unusable > 0) {
            found.add(
                    Finding.of(FindingCode.QUARANTINED).with("mails", unusable).command("queue"));
        }
        if (foreign > 0) {
            found.add(
                    Finding.of(FindingCode.FOREIGN_MAIL).with("mails", foreign).command("queue"));
        }
        return found.build().toList();
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
