package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import java.time.Instant;

/**
 * All we remember of one partner as a whole (in full: a directory replication connector).
 *
 * @param epoch its present one, as far as heard; NONE before the first message
 * @param sequence number of the last message written to it; ids are made of it
 * @param status number of the last {@code Status} that still waits for its reply; 0 if none does
 * @param statusAttempts how often that was sent
 * @param statusDue when to send the next
 * @param lastHeard when its last message arrived; {@link Instant#EPOCH} if none has
 * @param trouble what a person must know about it, as a code; empty if nothing
 */
public record Partner(
        SiteId site,
        String server,
        Epoch epoch,
        long sequence,
        long status,
        int statusAttempts,
        Instant statusDue,
        Instant lastHeard,
        String trouble) {
    /** A partner just registered, to which a status is due at once. */
    public static Partner registered(SiteId site, String server) {
        return new Partner(site, server, Epoch.NONE, 0, 0, 0, Instant.EPOCH, Instant.EPOCH, "");
    }

    /** After a message of its epoch {@code latest}, which arrived at {@code now}. A new life ends trouble. */
    public Partner heard(Epoch latest, Instant now) {
        String left = latest.equals(epoch) ? trouble : "";
        return new Partner(
                site, server, latest, sequence, status, statusAttempts, statusDue, now, left);
    }

    /** With the next message number taken. */
    public Partner numbered() {
        return new Partner(
                site,
                server,
                epoch,
                sequence + 1,
                status,
                statusAttempts,
                statusDue,
                lastHeard,
                trouble);
    }

    /** Waiting for the reply to status {@code number} until {@code nextDue}; 0 waits for none. */
    public Partner awaiting(long number, int attempts, Instant nextDue) {
        return new Partner(
                site, server, epoch, sequence, number, attempts, nextDue, lastHeard, trouble);
    }

    /** With a trouble that a person must know about. */
    public Partner troubled(String code) {
        return new Partner(
                site, server, epoch, sequence, status, statusAttempts, statusDue, lastHeard, code);
    }

    /** Without {@code code}, if that is its trouble. */
    public Partner relieved(String code) {
        return trouble.equals(code) ? troubled("") : this;
    }
}
