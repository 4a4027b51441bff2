package io.bridgehead.store.partner;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What we remember of telling one partner about one scope: a stream with credit. The partner's
 * requests say what has arrived and how many bytes may be on the way. Changes flow as long as credit
 * lasts, whether they were asked for or are told as they happen.
 */
public record Outbound(Asked asked, Claim claim, Delivery delivery) {
    /**
     * The latest request of the partner that was accepted.
     *
     * @param epoch the partner's, in which its requests are numbered; NONE before the first request
     * @param request its number
     * @param window how many bytes may be unconfirmed
     * @param tell whether the partner wants changes as they happen
     */
    public record Asked(Epoch epoch, long request, long window, boolean tell) {
        static final Asked NEVER = new Asked(Epoch.NONE, 0, 0, false);
    }

    /**
     * What the partner holds of this scope, by its own words.
     *
     * @param at the mark of its history at which it said so
     */
    public record Claim(Vector vector, Mark at) {
        static final Claim NOTHING = new Claim(Vector.EMPTY, new Mark(0, 0));
    }

    /**
     * How far the answer has come.
     *
     * @param received which of our USNs the partner said it has
     * @param sent pages that the partner has not confirmed
     * @param serving whether its latest request is not answered to the end yet
     * @param refresh whether it asked for everything, even what its vector covers
     * @param scanned through which USN nothing is left to tell, though no page said so yet; holds for
     *     the present claim only
     * @param nextTell no told page leaves before, so that changes coalesce
     */
    public record Delivery(
            Ranges received,
            List<SentPage> sent,
            boolean serving,
            boolean refresh,
            long scanned,
            Instant nextTell) {
        static final Delivery NONE =
                new Delivery(Ranges.EMPTY, List.of(), false, false, 0, Instant.EPOCH);

        public Delivery {
            sent = List.copyOf(sent);
        }

        Delivery scanned(long usn) {
            return new Delivery(received, sent, serving, refresh, usn, nextTell);
        }
    }

    /** Into how many pages the window is divided at least, when pages are small. */
    private static final int SENT_PAGES_ABOUT = 64;

    /** Never asked. */
    public static final Outbound NONE = new Outbound(Asked.NEVER, Claim.NOTHING, Delivery.NONE);

    /** The partner's epoch at its latest request. */
    public Epoch epoch() {
        return asked.epoch();
    }

    /** Number of its latest request. */
    public long request() {
        return asked.request();
    }

    /** How many bytes may be unconfirmed. */
    public long window() {
        return asked.window();
    }

    /** Whether it wants changes as they happen. */
    public boolean tell() {
        return asked.tell();
    }

    /** What it holds, by its own words. */
    public Vector vector() {
        return claim.vector();
    }

    /** The mark of its history at which it said so. */
    public Mark claimed() {
        return claim.at();
    }

    /** Which of our USNs it said it has. */
    public Ranges received() {
        return delivery.received();
    }

    /** Pages that it has not confirmed. */
    public List<SentPage> sent() {
        return delivery.sent();
    }

    /** Whether its latest request is not answered to the end yet. */
    public boolean serving() {
        return delivery.serving();
    }

    /** Whether it asked for everything, even what its vector covers. */
    public boolean refresh() {
        return delivery.refresh();
    }

    /** Through which USN nothing is left to tell. */
    public long scanned() {
        return delivery.scanned();
    }

    /** No told page leaves before. */
    public Instant nextTell() {
        return delivery.nextTell();
    }

    /** USNs that have arrived or are on their way. */
    public Ranges covered() {
        Ranges covered = received();
        for (SentPage page : sent()) {
            covered = covered.with(page.range());
        }
        return covered;
    }

    /** Bytes on their way. */
    public long unconfirmed() {
        return sent().stream().mapToLong(SentPage::bytes).sum();
    }

    /** Whether more may be sent before the partner confirms what is on its way. */
    public boolean hasCredit() {
        return unconfirmed() < window();
    }

    /** When the next page of an answer may leave: at once if there is credit, or not at all. */
    public Instant answerDue() {
        return serving() && hasCredit() ? Instant.EPOCH : Instant.MAX;
    }

    /**
     * A change of this scope at a USN above this is to be told. {@link Long#MAX_VALUE} if the partner
     * does not want to be told, or has given no credit.
     */
    public long tellsAfter() {
        return tell() && hasCredit() ? scanned() : Long.MAX_VALUE;
    }

    /**
     * The partner has said, in any message of its current epoch, what it held at {@code at}. The
     * latest such word counts, as a whole: a vector pieced together would be true of no past.
     */
    public Outbound knowing(Vector held, Mark at) {
        if (at.usn() < claimed().usn()) {
            return this;
        }
        Vector known = at.equals(claimed()) ? vector().with(held) : held;
        long seen = known.covers(vector()) ? scanned() : 0;
        return new Outbound(asked, new Claim(known, at), delivery.scanned(seen));
    }

    /** After sending {@code page}; {@code last} if it completes the answer. */
    public Outbound sending(SentPage page, boolean last, Instant tellAgain) {
        return with(new Delivery(
                received(),
                sentWith(page),
                serving() && !last,
                refresh() && !last,
                Math.max(scanned(), page.range().through()),
                tellAgain));
    }

    /** Small neighbours are counted as one page, or a thousand small news would be a thousand. */
    private List<SentPage> sentWith(SentPage page) {
        if (page.range().isEmpty()) {
            return sent();
        }
        List<SentPage> pages = new ArrayList<>(sent());
        int end = pages.size() - 1;
        if (end >= 0 && pages.get(end).isFollowedBy(page)) {
            SentPage joined = pages.get(end).joinedWith(page);
            if (joined.bytes() <= window() / SENT_PAGES_ABOUT) {
                pages.set(end, joined);
                return pages;
            }
        }
        pages.add(page);
        return pages;
    }

    /** What the partner says to have received is of another history, and says nothing of ours. */
    public Outbound unread() {
        return with(
                new Delivery(Ranges.EMPTY, sent(), serving(), refresh(), scanned(), nextTell()));
    }

    /** The request was refused: nothing more is sent until the next one. */
    public Outbound withoutService() {
        return new Outbound(
                new Asked(epoch(), request(), window(), false),
                claim,
                new Delivery(received(), List.of(), false, false, scanned(), nextTell()));
    }

    /** There is nothing to tell through {@code usn}. */
    public Outbound quietThrough(long usn) {
        return with(delivery.scanned(usn));
    }

    private Outbound with(Delivery next) {
        return new Outbound(asked, claim, next);
    }
}
