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
 * What we remember of one partner as a whole. The long name of a partner is directory replication
 * connector.
 *
 * @param heard what we know from its messages
 * @param sent the numbers of our messages to it
 * @param agreed the agreement: our USN through which, at our last start, it had read this history
 * @param owesBacksync whether it must still give back what a restore lost here
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
     * What we know from a partner's messages.
     *
     * @param epoch its present epoch; {@link Epoch#NONE} before the first message
     * @param last when its last message arrived; {@link Instant#EPOCH} if none has
     * @param unproved marks of its present epoch at the ends of pages that our cursors cannot
     *     prove. Each status shows them to the partner, which knows its own history. A mark is
     *     dropped when the partner has answered such a status and our cursors have passed the mark
     */
    public record Heard(Epoch epoch, Instant last, List<Mark> unproved) {
        /** Before the first message. */
        public static final Heard NOTHING = new Heard(Epoch.NONE, Instant.EPOCH, List.of());

        /** More marks are not kept: a single one can prove that a database was put back. */
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
     * The numbers of our messages to a partner. A status is repeated until the partner answers it.
     *
     * @param sequence the number of the last message; each message id contains its number
     * @param status the number of the status that waits for its reply; 0 if none does
     * @param statusAttempts how often that status was sent
     * @param statusDue when to send the next status
     */
    public record Sent(long sequence, long status, int statusAttempts, Instant statusDue) {
        /** Before the first message: a status is due at once. */
        public static final Sent NOTHING = new Sent(0, 0, 0, Instant.EPOCH);
    }

    public Partner {
        troubles = Collections.unmodifiableSortedSet(new TreeSet<>(troubles));
    }

    /** A new partner; a status to it is due at once. */
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

    /** Its present epoch; {@link Epoch#NONE} before its first message. */
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

    /**
     * After a message of its epoch {@code latest} arrived at {@code now}. A new epoch ends all
     * troubles.
     */
    public Partner heard(Epoch latest, Instant now) {
        SortedSet<Trouble> left = latest.equals(epoch()) ? troubles : Collections.emptySortedSet();
        return with(left).with(heard.again(latest, now));
    }

    /** With another server. */
    public Partner servedBy(String name) {
        return new Partner(site, name, standing, troubles, heard, sent, agreed, owesBacksync);
    }

    /** With another standing. */
    public Partner standing(Standing decided) {
        return new Partner(site, server, decided, troubles, heard, sent, agreed, owesBacksync);
    }

    /** After a message number was given out. */
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

    /** With the agreement at our USN {@code usn}. */
    public Partner agreedThrough(long usn) {
        return new Partner(site, server, standing, troubles, heard, sent, usn, owesBacksync);
    }

    /** With or without the debt to give back what a restore lost here. */
    public Partner owingBacksync(boolean owes) {
        return new Partner(site, server, standing, troubles, heard, sent, agreed, owes);
    }

    /** With one more unproved mark to show to the partner. */
    public Partner doubting(Mark end) {
        return with(heard.doubting(end));
    }

    /**
     * The partner has seen the unproved marks, and our cursors have passed those through {@code
     * usn}.
     */
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
