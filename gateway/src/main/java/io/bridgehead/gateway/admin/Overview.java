package io.bridgehead.gateway.admin;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
        Expected expected) {
    /** One mail in quarantine. */
    public record SetAside(String id, String reason, long bytes) {
        /** Whether the mail has nothing to do with us, and so calls for nobody. */
        @JsonIgnore
        public boolean isStrange() {
            return reason.equals("NOT_OURS") || reason.startsWith("NOT_OURS:");
        }
    }

    public Overview {
        quarantined = List.copyOf(quarantined);
    }
}
