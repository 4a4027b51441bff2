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
 * @param agreed through which of our USNs it was known at our last start to have read the history
 *     that this database has
 * @param owesBacksync whether it has yet to give back what a restore lost here
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
        String trouble,
        long agreed,
        boolean owesBacksync) {
    /** A partner just registered, to which a status is due at once. */
    public static Partner registered(SiteId site, String server) {
        return new Partner(
                site, server, Epoch.NONE, 0, 0, 0, Instant.EPOCH, Instant.EPOCH, "", 0, false);
    }

    /** After a message of its epoch {@code latest}, which arrived at {@code now}. A new life ends trouble. */
    public Partner heard(Epoch latest, Instant now) {
        String left = latest.equals(epoch) ? trouble : "";
        return new Partner(
                site,
                server,
                latest,
                sequence,
                status,
                statusAttempts,
                statusDue,
                now,
                left,
                agreed,
                owesBacksync);
    }

    /** With its site's gateway on another server. */
    public Partner servedBy(String name) {
        return new Partner(
                site,
                name,
                epoch,
                sequence,
                status,
                statusAttempts,
                statusDue,
                lastHeard,
                trouble,
                agreed,
                owesBacksync);
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
                trouble,
                agreed,
                owesBacksync);
    }

    /** Waiting for the reply to status {@code number} until {@code nextDue}; 0 waits for none. */
    public Partner awaiting(long number, int attempts, Instant nextDue) {
        return new Partner(
                site,
                server,
                epoch,
                sequence,
                number,
                attempts,
                nextDue,
                lastHeard,
                trouble,
                agreed,
                owesBacksync);
    }

    /** With a trouble that a person must know about. */
    public Partner troubled(String code) {
        return new Partner(
                site,
                server,
                epoch,
                sequence,
                status,
                statusAttempts,
                statusDue,
                lastHeard,
                code,
                agreed,
                owesBacksync);
    }

    /** Without {@code code}, if that is its trouble. */
    public Partner relieved(String code) {
        return trouble.equals(code) ? troubled("") : this;
    }

    /** Known, as this gateway starts, to have read our history through {@code usn}. */
    public Partner agreedThrough(long usn) {
        return new Partner(
                site,
                server,
                epoch,
                sequence,
                status,
                statusAttempts,
                statusDue,
                lastHeard,
                trouble,
                usn,
                owesBacksync);
    }

    /** Asked, or no longer asked, to give back what a restore lost here. */
    public Partner owingBacksync(boolean owes) {
        return new Partner(
                site,
                server,
                epoch,
                sequence,
                status,
                statusAttempts,
                statusDue,
                lastHeard,
                trouble,
                agreed,
                owes);
    }
}
