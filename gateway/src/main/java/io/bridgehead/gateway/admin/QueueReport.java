package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.control.Overview;
import java.time.Instant;
import java.util.List;

/**
 * The mail of this gateway that waits or is in quarantine.
 *
 * @param spoolMails how many have arrived and were not read yet
 * @param waiting letters to be sent, in the order of posting, at most {@value #SHOWN_MAX}
 * @param waitingMails how many they are in all
 * @param quarantined mails in quarantine, oldest first, at most {@value #SHOWN_MAX}
 * @param quarantinedMails how many they are in all
 */
public record QueueReport(
        long spoolMails,
        List<WaitingRow> waiting,
        long waitingMails,
        List<Overview.SetAside> quarantined,
        long quarantinedMails) {
    /** A longer list would not help the operator. */
    public static final int SHOWN_MAX = 200;

    /** One letter; {@code next} is what is known of its next try. */
    public record WaitingRow(
            String to,
            String kind,
            String messageId,
            long bytes,
            Instant created,
            int attempts,
            NextTry next) {}

    /**
     * When a letter may leave, and what keeps it.
     *
     * @param at when it may leave at the earliest
     * @param waitsFor a window, a pause or the bytes of the day of a connector, with the time; empty if
     *     its connector is free
     * @param trouble what the last try ended with; empty before the first
     */
    public record NextTry(Instant at, String waitsFor, String trouble) {}
}
