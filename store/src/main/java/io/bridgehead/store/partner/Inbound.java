package io.bridgehead.store.partner;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

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
 * @param claimsFrom our USN at which we claimed nothing false any more; pages that leave out what we
 *     claimed earlier do not count
 * @param told through which USN of the supplier there is something to read, as far as it has said
 * @param unread the latest page of which some entries could not be read, until its range is read
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
        long claimsFrom,
        long told,
        Optional<Unread> unread,
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
            0,
            0,
            Optional.empty(),
            false);

    public Inbound {
        lacking = Collections.unmodifiableSortedSet(lacking);
    }

    /** The scope is on offer (or no longer); what was read of it stays. */
    public Inbound offered(boolean now, Instant nextDue) {
        return but(copy -> {
            copy.offered = now;
            copy.due = nextDue;
        });
    }

    /** When to ask; {@link Instant#MAX} if it is not on offer. */
    public Instant askDue() {
        return offered ? due : Instant.MAX;
    }

    /** Another due time; nothing else. */
    public Inbound due(Instant nextDue) {
        return offered(offered, nextDue);
    }

    /** After asking: the next request number, patience running until {@code nextDue}. */
    public Inbound asked(int nextAttempts, Instant nextDue) {
        return continued().but(copy -> {
            copy.attempts = nextAttempts;
            copy.due = nextDue;
            copy.asking = true;
        });
    }

    /** After saying how far we are, so that the partner may send on; patience is not touched. */
    public Inbound continued() {
        return but(copy -> {
            copy.request++;
            copy.unanswered = 0;
        });
    }

    /** After a page of about {@code bytes}: patience begins anew. */
    public Inbound read(
            Cursor next, Optional<Completion> nextPending, long bytes, Instant nextDue) {
        return but(copy -> {
            copy.cursor = next;
            copy.unread = unread.filter(each -> !next.received().containsAll(each.range()));
            copy.pending = nextPending;
            copy.attempts = 0;
            copy.due = nextDue;
            copy.unanswered += bytes;
        });
    }

    /** Everything through the supplier's snapshot is here: the next question is a poll. */
    public Inbound answered(Instant nextDue) {
        return but(copy -> {
            copy.pending = Optional.empty();
            copy.attempts = 0;
            copy.due = nextDue;
            copy.asking = false;
            copy.refresh = false;
        });
    }

    /** What was read lacks these attributes too, until it is read from the start again. */
    public Inbound lacking(SortedSet<AttributeName> names) {
        TreeSet<AttributeName> all = new TreeSet<>(lacking);
        all.addAll(names);
        return but(copy -> copy.lacking = all);
    }

    /** Something was read that may lack what was written in its stamps. */
    public Inbound partly() {
        return but(copy -> copy.partial = true);
    }

    /** Whether a question was answered to its end since the beginning, and none is open. */
    public boolean hasBeenAnswered() {
        return !cursor.epoch().equals(Epoch.NONE) && !asking;
    }

    /** Begin again with {@code start}, asking at {@code nextDue}; nothing is lacking yet. */
    public Inbound restarted(Cursor start, boolean withRefresh, Instant nextDue) {
        return answered(nextDue).but(copy -> {
            copy.cursor = start;
            copy.unanswered = 0;
            copy.refresh = withRefresh;
            copy.lacking = Collections.emptySortedSet();
            copy.unread = Optional.empty();
            copy.told = 0;
        });
    }

    /** A page came of which not all could be read. Patience goes on: the same would come again. */
    public Inbound unread(Unread page) {
        return but(copy -> copy.unread = Optional.of(page))
                .told(Math.max(told, page.range().through()));
    }

    /**
     * The supplier says that there is something to read through {@code usn}, and nothing beyond. It may
     * have said more before: a database that was set back has less to tell.
     */
    public Inbound told(long usn) {
        return but(copy -> copy.told = usn);
    }

    /** How many of the supplier's USNs, as far as we know of them, lie beyond what was read without a gap. */
    public long lag() {
        long known = Math.max(told, cursor.received().last());
        return Math.max(0, known - cursor.received().contiguous());
    }

    /** What we claimed before {@code usn} of ours was false in part. */
    public Inbound claimingFrom(long usn) {
        return but(copy -> copy.claimsFrom = usn);
    }

    private Inbound but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** What is changing by name, not by position. */
    private static final class Copy {
        private boolean offered;
        private Cursor cursor;
        private Optional<Completion> pending;
        private long request;
        private int attempts;
        private Instant due;
        private boolean asking;
        private long unanswered;
        private boolean refresh;
        private SortedSet<AttributeName> lacking;
        private long claimsFrom;
        private long told;
        private Optional<Unread> unread;
        private boolean partial;

        Copy(Inbound of) {
            offered = of.offered;
            cursor = of.cursor;
            pending = of.pending;
            request = of.request;
            attempts = of.attempts;
            due = of.due;
            asking = of.asking;
            unanswered = of.unanswered;
            refresh = of.refresh;
            lacking = of.lacking;
            claimsFrom = of.claimsFrom;
            told = of.told;
            unread = of.unread;
            partial = of.partial;
        }

        Inbound done() {
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
                    claimsFrom,
                    told,
                    unread,
                    partial);
        }
    }
}
