package io.bridgehead.gateway.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of mail and verdicts since the gateway started.
 *
 * @param sentMails mails handed to a relay or a partner
 * @param sentBytes their sizes on the wire
 * @param receivedMails mails taken from the spool
 * @param receivedBytes their sizes on the wire
 * @param internalErrors mails that met a defect of this program; each is in quarantine
 * @param verdicts how often each verdict was reached, by name; those never reached are left out
 */
public record Counters(
        long sentMails,
        long sentBytes,
        long receivedMails,
        long receivedBytes,
        long internalErrors,
        SortedMap<String, Long> verdicts) {
    public Counters {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }
}
