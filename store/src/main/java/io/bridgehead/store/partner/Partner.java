package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What we remember of one partner as a whole (in full: a directory replication connector).
 *
 * @param heard what its own messages have said
 * @param sent the messages that we have written to it
 * @param agreed through which of our USNs it was known, at our last start, to have read the history
 *     that this database has
 * @param owesBacksync whether it has yet to give back what a restore lost here
 */
public record Partner(
        SiteId site,
        String server,
        Standing standing,
        SortedSet<Trouble> troubles,
        Heard heard,
        Sent sent,
        long agreed,
        boolean owesBacksync) {
    /**
     * What a partner's messages have said.
     *
     * @param epoch its present one; {@link Epoch#NONE} before the first message
     * @param last when its last message arrived; {@link Instant#EPOCH} if none has
     * @param unproved marks of its present epoch at the ends of pages that our cursors cannot prove.
     *     Each status to the partner shows them, until it has answered one and our cursors have come
     *     as far
     */
    public record Heard(Epoch epoch, Instant last, List<Mark> unproved) {
        /** Before the first message. */
        public static final Heard NOTHING = new Heard(Epoch.NONE, Instant.EPOCH, List.of());

        /** More marks are not kept: one is enough to prove that a database was put back. */
        private static final int UNPROVED_MAX = 16;

        public Heard {
            unproved = List.copyOf(unproved);
        }

        Heard again(Epoch latest, Instant now) {
            return new Heard(latest, now, latest.equals(epoch) ? unproved : List.of());
        }

        Heard doubting(Mark end) {
            List<Mark> all =
                    Stream.concat(unproved.stream(), Stream.of(end)).distinct().toList();
            return all.size() > UNPROVED_MAX ? this : new Heard(epoch, last, all);
        }

        Heard provenThrough(long usn) {
            return new Heard(
                    epoch,
                    last,
                    unproved.stream().filter(each -> each.usn() > usn).toList());
        }
    }

    /**
     * The messages that we have written to a partner. A status is repeated until it is answered.
     *
     * @param sequence number of the last message; message ids are made of it
     * @param status number of the last {@code Status} that still waits for its reply; 0 if none does
     * @param statusAttempts how often that was sent
     * @param statusDue when to send the next
     */
    public record Sent(long sequence, long status, int statusAttempts, Instant statusDue) {
        /** Nothing yet; a status is due at once. */
        public static final Sent NOTHING = new Sent(0, 0, 0, Instant.EPOCH);
    }

    public Partner {
        troubles = Collections.unmodifiableSortedSet(new TreeSet<>(troubles));
    }

    /** A partner just registered, to which a status is due at once. */
    public static Partner registered(SiteId site, String server) {
        return new Partner(
                site,
                server,
                Standing.ACTIVE,
                Collections.emptySortedSet(),
                Heard.NOTHING,
                Sent.NOTHING,
                0,
                false);
    }

    /** Its present epoch, as far as heard; {@link Epoch#NONE} before its first message. */
    public Epoch epoch() {
        return heard.epoch();
    }

    /** When its last message arrived; {@link Instant#EPOCH} if none has. */
    public Instant lastHeard() {
        return heard.last();
    }

    /** Marks of its history that our cursors cannot prove. */
    public List<Mark> unproved() {
        return heard.unproved();
    }

    /** Number of the last message to it. */
    public long sequence() {
        return sent.sequence();
    }

    /** Number of the status that waits for its reply; 0 if none does. */
    public long status() {
        return sent.status();
    }

    /** How often that status was sent. */
    public int statusAttempts() {
        return sent.statusAttempts();
    }

    /** When to send the next status. */
    public Instant statusDue() {
        return sent.statusDue();
    }

    /** Whether mail is exchanged with it. */
    public boolean isActive() {
        return standing == Standing.ACTIVE;
    }

    /** Whether the operator has suspended it. */
    public boolean isSuspended() {
        return standing == Standing.SUSPENDED;
    }

    /** Whether the partnership has ended. */
    public boolean isRemoved() {
        return standing == Standing.REMOVED;
    }

    /** After a message of its epoch {@code latest}, which arrived at {@code now}. A new epoch ends all troubles. */
    public Partner heard(Epoch latest, Instant now) {
        SortedSet<Trouble> left = latest.equals(epoch()) ? troubles : Collections.emptySortedSet();
        return with(left).with(heard.again(latest, now));
    }

    /** With its site's gateway on another server. */
    public Partner servedBy(String name) {
        return new Partner(site, name, standing, troubles, heard, sent, agreed, owesBacksync);
    }

    /** As the operator has decided. */
    public Partner standing(Standing decided) {
        return new Partner(site, server, decided, troubles, heard, sent, agreed, owesBacksync);
    }

    /** With the next message number taken. */
    public Partner numbered() {
        return with(new Sent(sequence() + 1, status(), statusAttempts(), statusDue()));
    }

    /** Waiting for the reply to status {@code number} until {@code nextDue}; 0 waits for none. */
    public Partner awaiting(long number, int attempts, Instant nextDue) {
        return with(new Sent(sequence(), number, attempts, nextDue));
    }

    /** With one more trouble; those that it has stay. */
    public Partner troubled(Trouble trouble) {
        TreeSet<Trouble> more = new TreeSet<>(troubles);
        more.add(trouble);
        return with(more);
    }

    /** Without {@code trouble}; other troubles stay. */
    public Partner relieved(Trouble trouble) {
        TreeSet<Trouble> left = new TreeSet<>(troubles);
        left.remove(trouble);
        return with(left);
    }

    /** Known, as this gateway starts, to have read our history through {@code usn}. */
    public Partner agreedThrough(long usn) {
        return new Partner(site, server, standing, troubles, heard, sent, usn, owesBacksync);
    }

    /** Asked, or no longer asked, to give back what a restore lost here. */
    public Partner owingBacksync(boolean owes) {
        return new Partner(site, server, standing, troubles, heard, sent, agreed, owes);
    }

    /** With one more mark that the partner must be asked about. */
    public Partner doubting(Mark end) {
        return with(heard.doubting(end));
    }

    /** The partner has seen all marks that it was asked about; our cursors prove those through {@code usn}. */
    public Partner provenThrough(long usn) {
        return with(heard.provenThrough(usn));
    }

    private Partner with(SortedSet<Trouble> next) {
        return new Partner(site, server, standing, next, heard, sent, agreed, owesBacksync);
    }

    private Partner with(Heard next) {
        return new Partner(site, server, standing, troubles, next, sent, agreed, owesBacksync);
    }

    private Partner with(Sent next) {
        return new Partner(site, server, standing, troubles, heard, next, agreed, owesBacksync);
    }
}
