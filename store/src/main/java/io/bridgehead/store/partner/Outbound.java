package io.bridgehead.store.partner;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What we remember of telling one partner about one scope: a stream with credit. The partner's
 * requests say what has arrived and how many bytes may be on the way; changes flow as long as
 * credit lasts, whether they were asked for or are told as they happen.
 *
 * @param epoch the partner's, in which its requests are numbered; NONE before the first request
 * @param request number of the latest request that was accepted
 * @param received which of our USNs the partner said it has
 * @param sent pages that the partner has not confirmed
 * @param window how many bytes may be unconfirmed
 * @param vector what the partner holds of this scope, by its own words
 * @param claimed the mark of its history at which it said so
 * @param tell whether it wants changes as they happen
 * @param serving whether its latest request is not answered to the end yet
 * @param refresh whether it asked for everything, even what its vector covers
 * @param scanned through which USN nothing is left to tell, though no page said so yet; holds for
 *     {@code vector} only
 * @param nextTell no told page leaves before, so that changes coalesce
 */
public record Outbound(
        Epoch epoch,
        long request,
        Ranges received,
        List<SentPage> sent,
        long window,
        Vector vector,
        Mark claimed,
        boolean tell,
        boolean serving,
        boolean refresh,
        long scanned,
        Instant nextTell) {
    /** Into how many pages the window is divided at least, when pages are small. */
    private static final int SENT_PAGES_ABOUT = 64;

    /** Never asked. */
    public static final Outbound NONE = new Outbound(
            Epoch.NONE,
            0,
            Ranges.EMPTY,
            List.of(),
            0,
            Vector.EMPTY,
            new Mark(0, 0),
            false,
            false,
            false,
            0,
            Instant.EPOCH);

    public Outbound {
        sent = List.copyOf(sent);
    }

    /** USNs that have arrived or are on their way. */
    public Ranges covered() {
        Ranges covered = received;
        for (SentPage page : sent) {
            covered = covered.with(page.range());
        }
        return covered;
    }

    /** Bytes on their way. */
    public long unconfirmed() {
        return sent.stream().mapToLong(SentPage::bytes).sum();
    }

    /** Whether more may be sent before the partner confirms what is on its way. */
    public boolean hasCredit() {
        return unconfirmed() < window;
    }

    /** When the next page of an answer may leave: at once if there is credit, or not at all. */
    public Instant answerDue() {
        return serving && hasCredit() ? Instant.EPOCH : Instant.MAX;
    }

    /**
     * A change of this scope at a USN above this is to be told. {@link Long#MAX_VALUE} if the partner
     * does not want to be told, or has given no credit.
     */
    public long tellsAfter() {
        return tell && hasCredit() ? scanned : Long.MAX_VALUE;
    }

    /**
     * The partner has said, in any message of its current epoch, what it held at {@code at}. The
     * latest such word counts, as a whole: a vector pieced together would be true of no past.
     */
    public Outbound knowing(Vector held, Mark at) {
        if (at.usn() < claimed.usn()) {
            return this;
        }
        Vector known = at.equals(claimed) ? vector.with(held) : held;
        long seen = known.covers(vector) ? scanned : 0;
        return but(copy -> {
            copy.vector = known;
            copy.claimed = at;
            copy.scanned = seen;
        });
    }

    /** After sending {@code page}; {@code last} if it completes the answer. */
    public Outbound sending(SentPage page, boolean last, Instant tellAgain) {
        return but(copy -> {
            copy.sent = sentWith(page);
            copy.serving &= !last;
            copy.refresh &= !last;
            copy.scanned = Math.max(scanned, page.range().through());
            copy.nextTell = tellAgain;
        });
    }

    /** Small neighbours are counted as one page, or a thousand small news would be a thousand. */
    private List<SentPage> sentWith(SentPage page) {
        if (page.range().isEmpty()) {
            return sent;
        }
        List<SentPage> pages = new ArrayList<>(sent);
        int end = pages.size() - 1;
        if (end >= 0 && pages.get(end).isFollowedBy(page)) {
            SentPage joined = pages.get(end).joinedWith(page);
            if (joined.bytes() <= window / SENT_PAGES_ABOUT) {
                pages.set(end, joined);
                return pages;
            }
        }
        pages.add(page);
        return pages;
    }

    /** What it says to have received is of another history, and says nothing of ours. */
    public Outbound unread() {
        return but(copy -> copy.received = Ranges.EMPTY);
    }

    /** The request was refused: nothing more is sent until the next one. */
    public Outbound withoutService() {
        return but(copy -> {
            copy.sent = List.of();
            copy.tell = false;
            copy.serving = false;
            copy.refresh = false;
        });
    }

    /** There is nothing to tell through {@code usn}. */
    public Outbound quietThrough(long usn) {
        return but(copy -> copy.scanned = usn);
    }

    private Outbound but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** What is changing by name, not by position. */
    private static final class Copy {
        private final Outbound of;
        private Ranges received;
        private List<SentPage> sent;
        private Vector vector;
        private Mark claimed;
        private boolean tell;
        private boolean serving;
        private boolean refresh;
        private long scanned;
        private Instant nextTell;

        Copy(Outbound of) {
            this.of = of;
            received = of.received;
            sent = of.sent;
            vector = of.vector;
            claimed = of.claimed;
            tell = of.tell;
            serving = of.serving;
            refresh = of.refresh;
            scanned = of.scanned;
            nextTell = of.nextTell;
        }

        Outbound done() {
            return new Outbound(
                    of.epoch,
                    of.request,
                    received,
                    sent,
                    of.window,
                    vector,
                    claimed,
                    tell,
                    serving,
                    refresh,
                    scanned,
                    nextTell);
        }
    }
}
