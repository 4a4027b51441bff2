package io.bridgehead.store;

import java.time.Instant;
import java.util.Optional;

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
        boolean refresh) {
    /** Not offered, and so never asked for. */
    public static final Inbound NONE =
            new Inbound(false, Cursor.START, Optional.empty(), 0, 0, Instant.MAX, false, 0, false);

    /** The scope is on offer (or no longer); what was read of it stays. */
    public Inbound offered(boolean now, Instant nextDue) {
        return new Inbound(
                now, cursor, pending, request, attempts, nextDue, asking, unanswered, refresh);
    }

    /** Another due time; nothing else. */
    public Inbound due(Instant nextDue) {
        return offered(offered, nextDue);
    }

    /** After asking: the next request number, patience running until {@code nextDue}. */
    public Inbound asked(int nextAttempts, Instant nextDue) {
        return new Inbound(
                offered, cursor, pending, request + 1, nextAttempts, nextDue, true, 0, refresh);
    }

    /** After saying how far we are, so that the partner may send on; patience is not touched. */
    public Inbound continued() {
        return new Inbound(
                offered, cursor, pending, request + 1, attempts, due, asking, 0, refresh);
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
                refresh);
    }

    /** Everything through the supplier's snapshot is here: the next question is a poll. */
    public Inbound answered(Instant nextDue) {
        return new Inbound(
                offered, cursor, Optional.empty(), request, 0, nextDue, false, unanswered, false);
    }

    /** Whether a question was answered to its end since the beginning, and none is open. */
    public boolean hasBeenAnswered() {
        return !cursor.epoch().equals(Epoch.NONE) && !asking;
    }

    /** Begin again with {@code start}, asking at {@code nextDue}. */
    public Inbound restarted(Cursor start, boolean withRefresh, Instant nextDue) {
        return new Inbound(
                offered, start, Optional.empty(), request, 0, nextDue, false, 0, withRefresh);
    }
}
