package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.Overview;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * How one gateway is doing.
 *
 * @param usn the highest taken so far
 * @param mailboxes from which mail is fetched
 * @param conflicts how many conflicts nobody has settled; at most {@value #CONFLICTS_COUNTED_MAX}
 * @param verdicts how often each outcome occurred since the start
 * @param findings what needs a person; empty if nothing does
 * @param working what goes on by itself and will end by itself, in words; empty if all is quiet
 * @param notes what may be of interest and calls for nobody
 */
public record StatusReport(
        String site,
        String server,
        UUID organization,
        String base,
        String epoch,
        long usn,
        List<ContextRow> contexts,
        List<PartnerRow> partners,
        Queues queues,
        List<Overview.MailboxRow> mailboxes,
        long conflicts,
        SortedMap<String, Long> verdicts,
        List<Finding> findings,
        List<String> working,
        List<String> notes) {
    /** Where counting conflicts ends: that they are many is all one wants to know then. */
    public static final int CONFLICTS_COUNTED_MAX = 10_000;

    /** What one context holds. Digests of two sites are equal when they hold the same. */
    public record ContextRow(
            String dn,
            String home,
            long entries,
            long tombstones,
            long lastUsn,
            String digest,
            long heldEntries) {}

    /**
     * One partner.
     *
     * @param lastHeard when its last message arrived; empty if none has
     * @param unanswered questions in a row that it left without an answer
     * @param state in words
     * @param leftOut DNs of contexts and names of attributes that do not travel between us
     */
    public record PartnerRow(
            String site,
            String server,
            String lastHeard,
            int unanswered,
            String state,
            List<LinkRow> links,
            List<String> leftOut) {}

    /**
     * One context with one partner.
     *
     * @param inbound how reading it from the partner goes, in words; empty if it is not read from there
     * @param outbound how telling it to the partner goes, in words; empty if it is not told
     * @param readUsn through which of the partner's USNs everything was read
     * @param missingUsns how many USNs beyond it the partner is known to have
     * @param untoldUsns how many of our USNs the partner has not been told
     * @param bytesOnTheWay size of the pages it has not confirmed yet
     */
    public record LinkRow(
            String context,
            String inbound,
            String outbound,
            long readUsn,
            long missingUsns,
            long untoldUsns,
            long bytesOnTheWay) {}

    /** What waits, and what passed since {@code startedAt}. */
    public record Queues(
            Instant startedAt,
            int smtpPort,
            long spoolMails,
            long outboxMails,
            long quarantinedMails,
            long sentMails,
            long sentBytes,
            long receivedMails,
            long receivedBytes) {}
}
