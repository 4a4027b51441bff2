package io.bridgehead.gateway.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bridgehead.gateway.mailbox.MailboxState;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.spool.Quarantined;
import java.time.Instant;
import java.util.List;

/**
 * The state of a gateway outside its database.
 *
 * @param startedAt when this process started
 * @param smtpPort the port on which it takes mail
 * @param spoolWaiting how many mails wait in the spool
 * @param quarantined mails in quarantine, oldest first
 * @param counters counts since the start
 * @param returned mail that came back since the start, by site
 * @param mailboxes the mailboxes from which mail is fetched
 * @param expected the partners and contexts of the configuration
 */
public record Overview(
        Instant startedAt,
        int smtpPort,
        long spoolWaiting,
        List<SetAside> quarantined,
        Counters counters,
        List<ReturnedMail> returned,
        List<MailboxRow> mailboxes,
        Expected expected) {
    /**
     * A mailbox from which mail is fetched.
     *
     * @param lastLook when the gateway last looked into it; empty before the first look
     * @param taken how many mails were taken since the start
     * @param failures how many looks in a row have failed; 0 if the last one worked
     * @param trouble why the last look failed
     * @param isRefused whether a person must mend that, for example a refused login
     * @param left mails that cannot be taken, each with the reason
     * @param foreign how many mails stay because they are not for a gateway
     */
    public record MailboxRow(
            String name,
            String lastLook,
            long taken,
            int failures,
            String trouble,
            boolean isRefused,
            List<String> left,
            int foreign) {
        public MailboxRow {
            left = List.copyOf(left);
        }

        /** The row for {@code state}. */
        public static MailboxRow of(MailboxState state) {
            return new MailboxRow(
                    state.name(),
                    state.lastLook().equals(Instant.EPOCH)
                            ? ""
                            : state.lastLook().toString(),
                    state.taken(),
                    state.failures(),
                    state.trouble(),
                    state.isRefused(),
                    state.left(),
                    state.foreign());
        }
    }

    /**
     * One mail in quarantine.
     *
     * @param verdict the name of the verdict that put it there
     * @param reason the verdict with its details, for people
     */
    public record SetAside(String id, String verdict, String reason, long bytes) {
        /** The mail that the spool describes. */
        public static SetAside of(Quarantined mail) {
            return new SetAside(mail.id().toString(), mail.code(), mail.reason(), mail.bytes());
        }

        /** Whether no gateway wrote the mail, so that no operator needs to look at it. */
        @JsonIgnore
        public boolean isForeign() {
            return verdict.equals(Verdict.NOT_OURS.name());
        }
    }

    public Overview {
        quarantined = List.copyOf(quarantined);
        returned = List.copyOf(returned);
        mailboxes = List.copyOf(mailboxes);
    }
}
