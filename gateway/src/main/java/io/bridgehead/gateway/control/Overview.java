package io.bridgehead.gateway.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bridgehead.gateway.mailbox.MailboxState;
import io.bridgehead.gateway.spool.Quarantined;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a gateway has done since it started, and what waits now.
 *
 * @param smtpPort where it takes mail
 * @param spoolWaiting mails that have arrived and were not read yet
 * @param quarantined mails set aside because nothing could be done with them, oldest first
 * @param sentMails handed over since the start
 * @param sentBytes their sizes on the wire
 * @param receivedMails read since the start
 * @param receivedBytes their sizes on the wire
 * @param verdicts how often each outcome occurred since the start
 * @param internalErrors mails that hit a defect of ours since the start
 * @param mailboxes from which mail is fetched
 * @param expected what the configuration says should be there
 */
public record Overview(
        Instant startedAt,
        int smtpPort,
        long spoolWaiting,
        List<SetAside> quarantined,
        long sentMails,
        long sentBytes,
        long receivedMails,
        long receivedBytes,
        SortedMap<String, Long> verdicts,
        long internalErrors,
        List<MailboxRow> mailboxes,
        Expected expected) {
    /**
     * A mailbox from which mail is fetched.
     *
     * @param lastLook when it was last looked through; empty before the first time
     * @param failures in a row; 0 if all is well
     * @param trouble what the last of them was
     * @param left mails that cannot be taken, each with the reason
     */
    public record MailboxRow(
            String name,
            String lastLook,
            long taken,
            int failures,
            String trouble,
            List<String> left) {
        public MailboxRow {
            left = List.copyOf(left);
        }

        /** As {@code state} is now. */
        public static MailboxRow of(MailboxState state) {
            return new MailboxRow(
                    state.name(),
                    state.lastLook().equals(Instant.EPOCH)
                            ? ""
                            : state.lastLook().toString(),
                    state.taken(),
                    state.failures(),
                    state.trouble(),
                    state.left());
        }
    }

    /** One mail in quarantine. */
    public record SetAside(String id, String reason, long bytes) {
        /** The same as the spool tells it. */
        public static SetAside of(Quarantined mail) {
            return new SetAside(mail.id().toString(), mail.reason(), mail.bytes());
        }

        /** Whether the mail has nothing to do with us, and so calls for nobody. */
        @JsonIgnore
        public boolean isStrange() {
            return reason.equals("NOT_OURS") || reason.startsWith("NOT_OURS:");
        }
    }

    public Overview {
        quarantined = List.copyOf(quarantined);
        mailboxes = List.copyOf(mailboxes);
    }
}
