package io.bridgehead.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What we remember of asking one partner for one scope.
 *
 * @param offered whether the partner tells us that it has this scope for us
 * @param pending a completion that cannot be claimed yet because pages are missing
 * @param request number of the latest request; each is greater than the one before
 * @param attempts requests since a page last arrived; patience doubles with each
 * @param due when to ask next, whether as a poll or because patience ends: one timer for both
 * @param asking whether the answer to the latest request is incomplete
 * @param unanswered estimated bytes received since the latest request
 * @param refresh whether the partner should send what our vector already covers, too
 * @param lacking names of attributes that were left out of what the cursor says was read. As long as
 *     there are any, nothing that the partner claims may be claimed here
 * @param partial whether anything was ever read from it that may lack what was written in its stamps
 */
public record Inbound(
        boolean offered,
        Cursor cursor,
        Optional<Completion> pending,
        long request,
        int attempts,
        Instant due,
        boolean asking,
        long unanswered,
        boolean refresh,
        SortedSet<AttributeName> lacking,
        boolean partial) {
    /** Not offered, and so never asked for. */
    public static final Inbound NONE = new Inbound(
            false,
            Cursor.START,
            Optional.empty(),
            0,
            0,
            Instant.MAX,
            false,
            0,
            false,
            Collections.emptySortedSet(),
            false);

    public Inbound {
        lacking = Collections.unmodifiableSortedSet(lacking);
    }

    /** The scope is on offer (or no longer); what was read of it stays. */
    public Inbound offered(boolean now, Instant nextDue) {
        return new Inbound(
                now,
                cursor,
                pending,
                request,
                attempts,
                nextDue,
                asking,
                unanswered,
                refresh,
                lacking,
                partial);
    }

    /** Another due time; nothing else. */
    public Inbound due(Instant nextDue) {
        return offered(offered, nextDue);
    }

    /** After asking: the next request number, patience running until {@code nextDue}. */
    public Inbound asked(int nextAttempts, Instant nextDue) {
        return new Inbound(
                offered,
                cursor,
                pending,
                request + 1,
                nextAttempts,
                nextDue,
                true,
                0,
                refresh,
                lacking,
                partial);
    }

    /** After saying how far we are, so that the partner may send on; patience is not touched. */
    public Inbound continued() {
        return new Inbound(
                offered,
                cursor,
                pending,
                request + 1,
                attempts,
                due,
                asking,
                0,
                refresh,
                lacking,
                partial);
    }

    /** After a page of about {@code bytes}: patience begins anew. */
    public Inbound read(
            Cursor next, Optional<Completion> nextPending, long bytes, Instant nextDue) {
        return new Inbound(
                offered,
                next,
                nextPending,
                request,
                0,
                nextDue,
                asking,
                unanswered + bytes,
                refresh,
                lacking,
                partial);
    }

    /** Everything through the supplier's snapshot is here: the next question is a poll. */
    public Inbound answered(Instant nextDue) {
        return new Inbound(
                offered,
                cursor,
                Optional.empty(),
                request,
                0,
                nextDue,
                false,
                unanswered,
                false,
                lacking,
                partial);
    }

    /** What was read lacks these attributes too, until it is read from the start again. */
    public Inbound lacking(SortedSet<AttributeName> names) {
        TreeSet<AttributeName> all = new TreeSet<>(lacking);
        all.addAll(names);
        return new Inbound(
                offered,
                cursor,
                pending,
                request,
                attempts,
                due,
                asking,
                unanswered,
                refresh,
                all,
                partial);
    }

    /** Something was read that may lack what was written in its stamps. */
    public Inbound partly() {
        return new Inbound(
                offered,
                cursor,
                pending,
                request,
                attempts,
                due,
                asking,
                unanswered,
                refresh,
                lacking,
                true);
    }

    /** Whether a question was answered to its end since the beginning, and none is open. */
    public boolean hasBeenAnswered() {
        return !cursor.epoch().equals(Epoch.NONE) && !asking;
    }

    /** Begin again with {@code start}, asking at {@code nextDue}; nothing is lacking yet. */
    public Inbound restarted(Cursor start, boolean withRefresh, Instant nextDue) {
        return new Inbound(
                offered,
                start,
                Optional.empty(),
                request,
                0,
                nextDue,
                false,
                0,
                withRefresh,
                Collections.emptySortedSet(),
                partial);
    }
}
