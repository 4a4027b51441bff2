package io.bridgehead.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bridgehead.gateway.control.Counters;
import io.bridgehead.gateway.control.Overview;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How one gateway is doing, at one moment. {@code status --json} prints it.
 *
 * @param findings what the operator must do something about; empty if all is well
 * @param working what is in progress and ends without the operator
 * @param notes what is good to know
 */
public record StatusReport(
        SelfRow self,
        List<ContextRow> contexts,
        List<PartnerRow> partners,
        MailRow mail,
        DatabaseRow database,
        List<Finding> findings,
        List<Finding> working,
        List<Finding> notes) {
    /** Counting conflicts ends here: a larger number tells the operator nothing new. */
    public static final int CONFLICTS_COUNTED_MAX = 10_000;

    public StatusReport {
        contexts = List.copyOf(contexts);
        partners = List.copyOf(partners);
        findings = List.copyOf(findings);
        working = List.copyOf(working);
        notes = List.copyOf(notes);
    }

    /** How many conflicts are not settled. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long conflicts() {
        return database.conflicts();
    }

    /** The name of the site. */
    public String site() {
        return self.site();
    }

    /**
     * The gateway itself.
     *
     * @param base the DN of the organization
     * @param usn the highest taken so far
     * @param smtpPort where it takes mail
     */
    public record SelfRow(
            String site,
            String server,
            UUID organization,
            String base,
            String epoch,
            long usn,
            Instant startedAt,
            int smtpPort) {}

    /**
     * The database as a whole.
     *
     * @param conflicts how many are not settled; at most {@value #CONFLICTS_COUNTED_MAX}
     * @param bytes the size of its files
     * @param reusableBytes the part of them that holds nothing; a quiet moment gives it back
     * @param diskFreeBytes what is left on its disk
     */
    public record DatabaseRow(long conflicts, long bytes, long reusableBytes, long diskFreeBytes) {}

    /** What one context holds. Two sites with the same content have the same digest. */
    public record ContextRow(
            String dn,
            String home,
            long entries,
            long tombstones,
            long lastUsn,
            String digest,
            long heldEntries) {}

    /**
     * The mail of the gateway.
     *
     * @param spoolMails how many have arrived and were not read yet
     * @param outboxMails how many wait to be sent
     * @param quarantinedMails how many are in quarantine
     * @param sinceStart what passed since the start
     * @param mailboxes from which mail is fetched
     */
    public record MailRow(
            long spoolMails,
            long outboxMails,
            long quarantinedMails,
            Counters sinceStart,
            List<Overview.MailboxRow> mailboxes) {
        public MailRow {
            mailboxes = List.copyOf(mailboxes);
        }
    }
}
