package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
 * @param unproved marks of its present epoch at the ends of pages that our cursors cannot prove. Each
 *     status to it shows them, until it has answered one and our cursors have come as far
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
        boolean owesBacksync,
        List<Mark> unproved) {
    /** More are not kept: one is enough to prove that a database was set back. */
    private static final int UNPROVED_MAX = 16;

    public Partner {
        unproved = List.copyOf(unproved);
    }

    /** A partner just registered, to which a status is due at once. */
    public static Partner registered(SiteId site, String server) {
        return new Partner(
                site,
                server,
                Epoch.NONE,
                0,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                0,
                false,
                List.of());
    }

    /** After a message of its epoch {@code latest}, which arrived at {@code now}. A new life ends trouble. */
    public Partner heard(Epoch latest, Instant now) {
        return but(copy -> {
            copy.trouble = latest.equals(epoch) ? trouble : "";
            copy.unproved = latest.equals(epoch) ? unproved : List.of();
            copy.epoch = latest;
            copy.lastHeard = now;
        });
    }

    /** With its site's gateway on another server. */
    public Partner servedBy(String name) {
        return but(copy -> copy.server = name);
    }

    /** With the next message number taken. */
    public Partner numbered() {
        return but(copy -> copy.sequence++);
    }

    /** Waiting for the reply to status {@code number} until {@code nextDue}; 0 waits for none. */
    public Partner awaiting(long number, int attempts, Instant nextDue) {
        return but(copy -> {
            copy.status = number;
            copy.statusAttempts = attempts;
            copy.statusDue = nextDue;
        });
    }

    /** With a trouble that a person must know about. */
    public Partner troubled(String code) {
        return but(copy -> copy.trouble = code);
    }

    /** Without {@code code}, if that is its trouble. */
    public Partner relieved(String code) {
        return trouble.equals(code) ? troubled("") : this;
    }

    /** Known, as this gateway starts, to have read our history through {@code usn}. */
    public Partner agreedThrough(long usn) {
        return but(copy -> copy.agreed = usn);
    }

    /** Asked, or no longer asked, to give back what a restore lost here. */
    public Partner owingBacksync(boolean owes) {
        return but(copy -> copy.owesBacksync = owes);
    }

    /** With one more mark that it must be asked about. */
    public Partner doubting(Mark end) {
        List<Mark> all =
                Stream.concat(unproved.stream(), Stream.of(end)).distinct().toList();
        return all.size() > UNPROVED_MAX ? this : but(copy -> copy.unproved = all);
    }

    /** It has seen all marks that it had to be asked about; our cursor proves those through {@code usn}. */
    public Partner provenThrough(long usn) {
        List<Mark> beyond = unproved.stream().filter(each -> each.usn() > usn).toList();
        return but(copy -> copy.unproved = beyond);
    }

    private Partner but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** A partner that is changing by name, not by position. */
    private static final class Copy {
        private final SiteId site;
        private String server;
        private Epoch epoch;
        private long sequence;
        private long status;
        private int statusAttempts;
        private Instant statusDue;
        private Instant lastHeard;
        private String trouble;
        private long agreed;
        private boolean owesBacksync;
        private List<Mark> unproved;

        Copy(Partner of) {
            site = of.site;
            server = of.server;
            epoch = of.epoch;
            sequence = of.sequence;
            status = of.status;
            statusAttempts = of.statusAttempts;
            statusDue = of.statusDue;
            lastHeard = of.lastHeard;
            trouble = of.trouble;
            agreed = of.agreed;
            owesBacksync = of.owesBacksync;
            unproved = of.unproved;
        }

        Partner done() {
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
                    owesBacksync,
                    unproved);
        }
    }
}
