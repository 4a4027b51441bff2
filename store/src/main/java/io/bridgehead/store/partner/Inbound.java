package io.bridgehead.store.partner;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What we remember of reading one scope from one partner: whether the partner offers it, how far we
 * have read it, and the request that is open.
 *
 * @param offered whether the partner's latest word is that it has this scope for us
 * @param told the partner's USN through which, by its own word, it has something for us
 * @param backsync how far the partner has given back what was lost here
 */
public record Inbound(
        boolean offered, long told, Position position, Question question, Backsync backsync) {
    /**
     * How far we have read the scope.
     *
     * @param pending a completion that we may not claim yet, because pages before it are missing
     * @param lacking the attributes that filters left out of what we read. While there are any, we
     *     claim no vector of this partner
     * @param claimsFrom our USN from which our claims are true. A page that was cut for an earlier
     *     claim may leave out what we lack, so it does not count
     * @param unread the latest page with entries that we could not read, until we can read its
     *     range
     * @param partial whether a part ever arrived that may lack attributes written in its stamps
     */
    public record Position(
            Cursor cursor,
            Optional<Completion> pending,
            SortedSet<AttributeName> lacking,
            long claimsFrom,
            Optional<Unread> unread,
            boolean partial) {
        static final Position START = new Position(
                Cursor.START,
                Optional.empty(),
                Collections.emptySortedSet(),
                0,
                Optional.empty(),
                false);

        public Position {
            lacking = Collections.unmodifiableSortedSet(lacking);
        }

        Position read(Cursor next, Optional<Completion> nextPending) {
            Optional<Unread> left =
                    unread.filter(each -> !next.received().containsAll(each.range()));
            return new Position(next, nextPending, lacking, claimsFrom, left, partial);
        }

        /**
         * Reading begins at {@code start} with nothing lacking. What earlier pages brought stays
         * partial.
         */
        Position from(Cursor start) {
            return new Position(
                    start,
                    Optional.empty(),
                    Collections.emptySortedSet(),
                    claimsFrom,
                    Optional.empty(),
                    partial);
        }

        Position complete() {
            return new Position(cursor, Optional.empty(), lacking, claimsFrom, unread, partial);
        }

        Position lackingToo(SortedSet<AttributeName> names) {
            TreeSet<AttributeName> all = new TreeSet<>(lacking);
            all.addAll(names);
            return new Position(cursor, pending, all, claimsFrom, unread, partial);
        }

        Position partly() {
            return new Position(cursor, pending, lacking, claimsFrom, unread, true);
        }

        Position claimingFrom(long usn) {
            return new Position(cursor, pending, lacking, usn, unread, partial);
        }

        Position unread(Unread page) {
            return new Position(cursor, pending, lacking, claimsFrom, Optional.of(page), partial);
        }
    }

    /** The partner has not offered the scope, so we do not ask for it. */
    public static final Inbound NONE =
            new Inbound(false, 0, Position.START, Question.NONE, Backsync.NONE);

    /** How far we have read the scope. */
    public Cursor cursor() {
        return position.cursor();
    }

    /** A completion that we may not claim yet. */
    public Optional<Completion> pending() {
        return position.pending();
    }

    /** The attributes that filters left out of what we read. */
    public SortedSet<AttributeName> lacking() {
        return position.lacking();
    }

    /** Our USN from which our claims are true. */
    public long claimsFrom() {
        return position.claimsFrom();
    }

    /** The latest page with entries that we could not read. */
    public Optional<Unread> unread() {
        return position.unread();
    }

    /** Whether a part ever arrived that may lack attributes written in its stamps. */
    public boolean partial() {
        return position.partial();
    }

    /** Number of the latest request. */
    public long request() {
        return question.request();
    }

    /** How many requests we have sent since the last page. */
    public int attempts() {
        return question.attempts();
    }

    /** When to ask next. */
    public Instant due() {
        return question.due();
    }

    /** Whether the answer to the latest request is incomplete. */
    public boolean asking() {
        return question.asking();
    }

    /** The estimated bytes that we received and have not confirmed by a request. */
    public long unanswered() {
        return question.unanswered();
    }

    /** Whether the partner should also send what our vector covers. */
    public boolean refresh() {
        return question.refresh();
    }

    /** The partner offers the scope, or no longer offers it. What we read of it stays. */
    public Inbound offered(boolean now, Instant nextDue) {
        return new Inbound(now, told, position, question.due(nextDue), backsync);
    }

    /** When to ask; {@link Instant#MAX} if the partner does not offer the scope. */
    public Instant askDue() {
        return offered ? due() : Instant.MAX;
    }

    /** The same row with another due time. */
    public Inbound due(Instant nextDue) {
        return with(question.due(nextDue));
    }

    /** After a request: patience runs until {@code nextDue}. */
    public Inbound asked(int nextAttempts, Instant nextDue) {
        return with(question.asked(nextAttempts, nextDue));
    }

    /** The question that is open, or not, has this backsync. */
    public Inbound with(Backsync next) {
        return new Inbound(offered, told, position, question, next);
    }

    /** After a page of the answer to a flagged request, of about {@code bytes}; no cursor moves. */
    public Inbound given(Backsync next, long bytes, Instant nextDue) {
        return with(next).with(question.received(bytes, nextDue));
    }

    /** The answer to a flagged request is over: the next question says so, at {@code nextDue}. */
    public Inbound givenAll(Instant nextDue) {
        return with(question.settled(nextDue));
    }

    /** After a request that only renews the credit: patience goes on as before. */
    public Inbound continued() {
        return with(question.continued());
    }

    /** After a page of about {@code bytes}: patience begins again. */
    public Inbound read(
            Cursor next, Optional<Completion> nextPending, long bytes, Instant nextDue) {
        return with(position.read(next, nextPending)).with(question.received(bytes, nextDue));
    }

    /** The answer is complete: the next request is a poll at {@code nextDue}. */
    public Inbound answered(Instant nextDue) {
        return with(position.complete()).with(question.answered(nextDue));
    }

    /** What we read lacks these attributes too, until we read the scope from zero. */
    public Inbound lacking(SortedSet<AttributeName> names) {
        return with(position.lackingToo(names));
    }

    /** A part arrived that may lack attributes written in its stamps. */
    public Inbound partly() {
        return with(position.partly());
    }

    /** Whether some request was answered since the start of reading, and none is open. */
    public boolean hasBeenAnswered() {
        return !cursor().epoch().equals(Epoch.NONE) && !asking();
    }

    /** Whether the partner has given back what was lost here, or nothing was. */
    public boolean isBacksyncOver() {
        return hasBeenAnswered() && !backsync.isOpen();
    }

    /**
     * Reading begins again at {@code start}, with a request at {@code nextDue}; nothing is lacking.
     */
    public Inbound restarted(Cursor start, boolean withRefresh, Instant nextDue) {
        return new Inbound(
                offered,
                0,
                position.from(start),
                question.restarted(withRefresh, nextDue),
                backsync.restarted());
    }

    /**
     * A page arrived with entries that we could not read. Patience is not renewed: the same page
     * would arrive again at once, and fail again.
     */
    public Inbound unread(Unread page) {
        return with(position.unread(page)).told(Math.max(told, page.range().through()));
    }

    /**
     * The supplier says that it has something for us through {@code usn}, and nothing beyond. It
     * may have named a higher USN before: a database that was put back has less.
     */
    public Inbound told(long usn) {
        return new Inbound(offered, usn, position, question, backsync);
    }

    /** How many known USNs of the supplier lie beyond the range that we have read without a gap. */
    public long lag() {
        long known = Math.max(told, cursor().received().last());
        return Math.max(0, known - cursor().received().contiguous());
    }

    /** Our claims before our USN {@code usn} were partly false. */
    public Inbound claimingFrom(long usn) {
        return with(position.claimingFrom(usn));
    }

    private Inbound with(Position next) {
        return new Inbound(offered, told, next, question, backsync);
    }

    private Inbound with(Question next) {
        return new Inbound(offered, told, position, next, backsync);
    }
}
