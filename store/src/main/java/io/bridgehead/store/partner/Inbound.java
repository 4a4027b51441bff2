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
 * What we remember of asking one partner for one scope: what it offers, how far we have read it, and
 * the question that is open.
 *
 * @param offered whether the partner tells us that it has this scope for us
 * @param told through which USN of the partner there is something to read, as far as it has said
 */
public record Inbound(boolean offered, long told, Position position, Question question) {
    /**
     * How far a scope has been read.
     *
     * @param pending a completion that cannot be claimed yet because pages are missing
     * @param lacking names of attributes that were left out of what the cursor says was read. As long
     *     as there are any, nothing that the partner claims may be claimed here
     * @param claimsFrom the USN of ours from which our claims are true again. A page that was cut for
     *     an earlier claim may leave out what we lack, and does not count
     * @param unread the latest page of which some entries could not be read, until its range is read
     * @param partial whether any part ever came that may lack what was written in its stamps
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

        /** From another start, where nothing is lacking yet. What was claimed and partial stays so. */
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

    /**
     * The latest request to the partner.
     *
     * @param request its number; each is greater than the one before
     * @param attempts requests since a page last arrived; patience doubles with each
     * @param due when to ask next, whether as a poll or because patience ends: one timer for both
     * @param asking whether the answer is incomplete
     * @param unanswered estimated bytes received since the request
     * @param refresh whether the partner should send what our vector already covers, too
     */
    public record Question(
            long request,
            int attempts,
            Instant due,
            boolean asking,
            long unanswered,
            boolean refresh) {
        static final Question NONE = new Question(0, 0, Instant.MAX, false, 0, false);

        Question due(Instant nextDue) {
            return new Question(request, attempts, nextDue, asking, unanswered, refresh);
        }

        Question asked(int nextAttempts, Instant nextDue) {
            return new Question(request + 1, nextAttempts, nextDue, true, 0, refresh);
        }

        Question continued() {
            return new Question(request + 1, attempts, due, asking, 0, refresh);
        }

        Question received(long bytes, Instant nextDue) {
            return new Question(request, 0, nextDue, asking, unanswered + bytes, refresh);
        }

        Question answered(Instant nextDue) {
            return new Question(request, 0, nextDue, false, unanswered, false);
        }

        Question restarted(boolean withRefresh, Instant nextDue) {
            return new Question(request, 0, nextDue, false, 0, withRefresh);
        }
    }

    /** Not offered, and so never asked for. */
    public static final Inbound NONE = new Inbound(false, 0, Position.START, Question.NONE);

    /** How far the scope was read. */
    public Cursor cursor() {
        return position.cursor();
    }

    /** A completion that cannot be claimed yet. */
    public Optional<Completion> pending() {
        return position.pending();
    }

    /** Attributes that were left out of what was read. */
    public SortedSet<AttributeName> lacking() {
        return position.lacking();
    }

    /** The USN of ours from which our claims are true again. */
    public long claimsFrom() {
        return position.claimsFrom();
    }

    /** The latest page of which some entries could not be read. */
    public Optional<Unread> unread() {
        return position.unread();
    }

    /** Whether any part came that may lack what was written in its stamps. */
    public boolean partial() {
        return position.partial();
    }

    /** Number of the latest request. */
    public long request() {
        return question.request();
    }

    /** Requests since a page last arrived. */
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

    /** Estimated bytes received since the latest request. */
    public long unanswered() {
        return question.unanswered();
    }

    /** Whether the partner should send what our vector already covers, too. */
    public boolean refresh() {
        return question.refresh();
    }

    /** The scope is on offer (or no longer); what was read of it stays. */
    public Inbound offered(boolean now, Instant nextDue) {
        return new Inbound(now, told, position, question.due(nextDue));
    }

    /** When to ask; {@link Instant#MAX} if it is not on offer. */
    public Instant askDue() {
        return offered ? due() : Instant.MAX;
    }

    /** Another due time; nothing else. */
    public Inbound due(Instant nextDue) {
        return with(question.due(nextDue));
    }

    /** After asking: the next request number, patience running until {@code nextDue}. */
    public Inbound asked(int nextAttempts, Instant nextDue) {
        return with(question.asked(nextAttempts, nextDue));
    }

    /** After saying how far we are, so that the partner may send on; patience is not touched. */
    public Inbound continued() {
        return with(question.continued());
    }

    /** After a page of about {@code bytes}: patience begins again. */
    public Inbound read(
            Cursor next, Optional<Completion> nextPending, long bytes, Instant nextDue) {
        return with(position.read(next, nextPending)).with(question.received(bytes, nextDue));
    }

    /** Everything through the supplier's snapshot is here: the next question is a poll. */
    public Inbound answered(Instant nextDue) {
        return with(position.complete()).with(question.answered(nextDue));
    }

    /** What was read lacks these attributes too, until it is read from the start again. */
    public Inbound lacking(SortedSet<AttributeName> names) {
        return with(position.lackingToo(names));
    }

    /** A part came that may lack what was written in its stamps. */
    public Inbound partly() {
        return with(position.partly());
    }

    /** Whether a question was answered to its end since the beginning, and none is open. */
    public boolean hasBeenAnswered() {
        return !cursor().epoch().equals(Epoch.NONE) && !asking();
    }

    /** Begin again with {@code start}, asking at {@code nextDue}; nothing is lacking yet. */
    public Inbound restarted(Cursor start, boolean withRefresh, Instant nextDue) {
        return new Inbound(
                offered, 0, position.from(start), question.restarted(withRefresh, nextDue));
    }

    /** A page came of which not all could be read. Patience goes on: the same would come again. */
    public Inbound unread(Unread page) {
        return with(position.unread(page)).told(Math.max(told, page.range().through()));
    }

    /**
     * The supplier says that there is something to read through {@code usn}, and nothing beyond. It may
     * have said more before: a database that was put back has less to tell.
     */
    public Inbound told(long usn) {
        return new Inbound(offered, usn, position, question);
    }

    /** How many of the supplier's USNs, as far as we know of them, lie beyond what was read without a gap. */
    public long lag() {
        long known = Math.max(told, cursor().received().last());
        return Math.max(0, known - cursor().received().contiguous());
    }

    /** What we claimed before {@code usn} of ours was false in part. */
    public Inbound claimingFrom(long usn) {
        return with(position.claimingFrom(usn));
    }

    private Inbound with(Position next) {
        return new Inbound(offered, told, next, question);
    }

    private Inbound with(Question next) {
        return new Inbound(offered, told, position, next);
    }
}
