package io.bridgehead.store.partner;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What we remember of sending one scope to one partner. The partner's requests confirm what has
 * arrived and give credit: how many bytes may be on their way. While credit lasts, pages leave,
 * both answers and news.
 */
public record Outbound(Asked asked, Claim claim, Delivery delivery) {
    /**
     * The latest request of the partner that was accepted.
     *
     * @param epoch the partner's epoch, in which its requests are numbered; NONE before the first
     *     request
     * @param request its number
     * @param window how many bytes may be on their way
     * @param tell whether the partner wants news
     */
    public record Asked(Epoch epoch, long request, long window, boolean tell) {
        static final Asked NEVER = new Asked(Epoch.NONE, 0, 0, false);
    }

    /**
     * What the partner says that it holds of this scope.
     *
     * @param at the mark of the partner's history when it said so
     * @param taken our USN through which it has all that its former lives wrote beyond this vector,
     *     because all that we gave it arrived; 0 if it does not say so
     */
    public record Claim(Vector vector, Mark at, long taken) {
        static final Claim NOTHING = new Claim(Vector.EMPTY, new Mark(0, 0), 0);
    }

    /**
     * How much of the scope has been sent and confirmed.
     *
     * @param received our USNs that the partner has confirmed
     * @param sent the pages that the partner has not confirmed
     * @param serving whether the answer to its latest request is still incomplete
     * @param refresh whether it asked for everything, also for what its vector covers
     * @param scanned through this USN the scan found nothing more for the partner. A smaller claim
     *     of the partner resets it
     * @param nextTell no page of news leaves earlier, so that several changes travel in one page
     * @param giving the open answer to a flagged request; the stream waits for its end
     */
    public record Delivery(
            Ranges received,
            List<SentPage> sent,
            boolean serving,
            boolean refresh,
            long scanned,
            Instant nextTell,
            Optional<Giving> giving) {
        static final Delivery NONE = new Delivery(
                Ranges.EMPTY, List.of(), false, false, 0, Instant.EPOCH, Optional.empty());

        public Delivery {
            sent = List.copyOf(sent);
        }

        Delivery scanned(long usn) {
            return new Delivery(received, sent, serving, refresh, usn, nextTell, giving);
        }

        Delivery giving(Optional<Giving> next) {
            return new Delivery(received, sent, serving, refresh, scanned, nextTell, next);
        }
    }

    /** Small pages are counted together until they are this fraction of the window. */
    private static final int SENT_PAGES_ABOUT = 64;

    /** The partner has never asked for the scope. */
    public static final Outbound NONE = new Outbound(Asked.NEVER, Claim.NOTHING, Delivery.NONE);

    /** The partner's epoch at its latest request. */
    public Epoch epoch() {
        return asked.epoch();
    }

    /** Through which USN of ours it has what its former lives wrote, as it says; 0 if it does not. */
    public long taken() {
        return claim.taken();
    }

    /** The answer to a flagged request, if one is not over. */
    public Optional<Giving> giving() {
        return delivery.giving();
    }

    /** The same, with the answer to the flagged request come so far. */
    public Outbound giving(Optional<Giving> next) {
        return with(delivery.giving(next));
    }

    /** Number of its latest request. */
    public long request() {
        return asked.request();
    }

    /** How many bytes may be on their way. */
    public long window() {
        return asked.window();
    }

    /** Whether it wants news. */
    public boolean tell() {
        return asked.tell();
    }

    /** What it says that it holds. */
    public Vector vector() {
        return claim.vector();
    }

    /** The mark of its history when it said so. */
    public Mark claimed() {
        return claim.at();
    }

    /** Our USNs that it has confirmed. */
    public Ranges received() {
        return delivery.received();
    }

    /** The pages that it has not confirmed. */
    public List<SentPage> sent() {
        return delivery.sent();
    }

    /** Whether the answer to its latest request is still incomplete. */
    public boolean serving() {
        return delivery.serving();
    }

    /** Whether it asked for everything, also for what its vector covers. */
    public boolean refresh() {
        return delivery.refresh();
    }

    /** Through this USN the scan found nothing more for the partner. */
    public long scanned() {
        return delivery.scanned();
    }

    /** No page of news leaves earlier. */
    public Instant nextTell() {
        return delivery.nextTell();
    }

    /** Our USNs that have arrived or are on their way. */
    public Ranges covered() {
        Ranges covered = received();
        for (SentPage page : sent()) {
            covered = covered.with(page.range());
        }
        return covered;
    }

    /** The bytes on their way. */
    public long unconfirmed() {
        return bytes(sent()) + giving().map(each -> bytes(each.sent())).orElse(0L);
    }

    private static long bytes(List<SentPage> pages) {
        return pages.stream().mapToLong(SentPage::bytes).sum();
    }

    /** Whether another page may leave before the partner confirms one. */
    public boolean hasCredit() {
        return unconfirmed() < window();
    }

    /**
     * When the next page of an answer may leave: at once, or never if no answer is open no
     * credit is left, or the partner must first say whether all that was given arrived.
     */
    public Instant answerDue() {
        return maySend() ? Instant.EPOCH : Instant.MAX;
    }

    /**
     * Whether the next page of an answer may leave. After the last page that was given, the partner
     * says first whether all of them arrived.
     */
    public boolean maySend() {
        boolean waits = giving().filter(Giving::ended).isPresent();
        return serving() && hasCredit() && !waits;
    }

    /**
     * A change of this scope at a higher USN is news for the partner. {@link Long#MAX_VALUE} if the
     * partner wants no news, no credit is left, or the partner is given what it lost.
     */
    public long tellsAfter() {
        return tell() && hasCredit() && giving().isEmpty() ? scanned() : Long.MAX_VALUE;
    }

    /**
     * A message of the partner's present epoch says that it held {@code held} at {@code at}. The
     * latest claim replaces all earlier ones. A union of claims made at different marks could cover
     * a change that the partner lost when it was set back between them.
     */
    public Outbound knowing(Vector held, Mark at) {
        if (at.usn() < claimed().usn()) {
            return this;
        }
        Vector known = at.equals(claimed()) ? vector().with(held) : held;
        boolean grown = known.covers(vector());
        long seen = grown ? scanned() : 0;
        return new Outbound(
                asked, new Claim(known, at, grown ? taken() : 0), delivery.scanned(seen));
    }

    /** After {@code page} was sent; {@code last} says whether it completes the answer. */
    public Outbound sending(SentPage page, boolean last, Instant tellAgain) {
        return with(new Delivery(
                received(),
                sentWith(page),
                serving() && !last,
                refresh() && !last,
                Math.max(scanned(), page.range().through()),
                tellAgain,
                giving()));
    }

    /**
     * Joins a small page with its neighbour, so that a thousand pages of news do not make a long
     * list.
     */
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

    /** The partner's cursor is of another epoch, so nothing of our history counts as confirmed. */
    public Outbound unread() {
        return with(new Delivery(
                Ranges.EMPTY, sent(), serving(), refresh(), scanned(), nextTell(), giving()));
    }

    /** The request was refused: no page leaves until the next request. */
    public Outbound withoutService() {
        return new Outbound(
                new Asked(epoch(), request(), window(), false),
                claim,
                new Delivery(
                        received(),
                        List.of(),
                        false,
                        false,
                        scanned(),
                        nextTell(),
                        Optional.empty()));
    }

    /** The scan found nothing for the partner through {@code usn}. */
    public Outbound quietThrough(long usn) {
        return with(delivery.scanned(usn));
    }

    private Outbound with(Delivery next) {
        return new Outbound(asked, claim, next);
    }
}
