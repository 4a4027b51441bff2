package io.bridgehead.store.partner;

import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one partner has given back what a restore or a set-back lost of one scope
 * (docs/replication.md, "Backsync").
 *
 * @param asked when the flagged request was last sent
 * @param round the number of that request, which its pages name
 * @param pages the pages of this round that have arrived
 * @param count how many entries the partner found, and how many have arrived
 * @param proof what the claim of the whole answer rests on
 */
public record Backsync(
        Phase phase, Optional<Instant> asked, long round, Ranges pages, Count count, Proof proof) {
    /** From the loss to its end. */
    public enum Phase {
        /** Nothing was lost here since the partnership began, or the operator waived it. */
        NONE,
        /** The flagged request is due, or was sent and is not answered. */
        WANTED,
        /** Pages of the answer arrive. */
        GIVING,
        /** The whole answer arrived, and the partner is told so: it need not send that again. */
        TAKEN,
        /**
         * A page of the answer was lost or could not be applied whole, or the partner does not know
         * the flag. The ordinary stream brings everything.
         */
        STREAMING,
        /** The ordinary stream has caught up since. */
        ENDED
    }

    /**
     * Counted in entries.
     *
     * @param found as far as the partner has said
     * @param deleted how many of these are tombstones
     * @param given how many of these have arrived
     */
    public record Count(long found, long deleted, long given) {
        static final Count NOTHING = new Count(0, 0, 0);
    }

    /**
     * Whether the answer may be claimed.
     *
     * @param last the number of the last page; 0 as long as that has not arrived
     * @param begun the partner's mark when it read the first page, if that has arrived
     * @param clean whether every page could be applied whole: nothing held, unread or left out
     */
    public record Proof(long last, Optional<Mark> begun, boolean clean) {
        static final Proof NOTHING = new Proof(0, Optional.empty(), true);
    }

    /**
     * One page of the answer.
     *
     * @param number from 1
     * @param last whether it ends the answer
     * @param found how many entries all pages up to this one have
     * @param deleted how many of these are tombstones
     */
    public record GivenPage(long round, long number, boolean last, long found, long deleted) {}

    /** Nothing was lost. */
    public static final Backsync NONE = new Backsync(
            Phase.NONE, Optional.empty(), 0, Ranges.EMPTY, Count.NOTHING, Proof.NOTHING);

    /** Something was lost: the flagged request is due. */
    public static Backsync wanted() {
        return NONE.in(Phase.WANTED);
    }

    /** Whether the flagged request is to be sent, again if it was sent before. */
    public boolean isWanted() {
        return phase == Phase.WANTED;
    }

    /** Whether this site waits for anything that it lost. */
    public boolean isOpen() {
        return phase != Phase.NONE && phase != Phase.ENDED;
    }

    /** The partner's mark through which everything was given and arrived; empty if not all did. */
    public Optional<Mark> taken() {
        return phase == Phase.TAKEN ? proof.begun() : Optional.empty();
    }

    /** After sending request {@code number} at {@code now}: it begins a round if it has the flag. */
    public Backsync asked(long number, Instant now) {
        return switch (phase) {
            case WANTED ->
                new Backsync(
                        phase,
                        Optional.of(now),
                        number,
                        Ranges.EMPTY,
                        Count.NOTHING,
                        Proof.NOTHING);
            case GIVING -> in(Phase.STREAMING);
            default -> this;
        };
    }

    /** After a page of the answer with {@code entries}, which was applied whole if {@code clean}. */
    public Backsync given(GivenPage page, long entries, boolean clean, Mark at) {
        if (page.round() != round || !isOpen() || isKnown(page)) {
            return this;
        }
        Ranges arrived = pages.with(new Range(page.number() - 1, page.number()));
        Count sum = new Count(
                Math.max(count.found(), page.found()),
                Math.max(count.deleted(), page.deleted()),
                count.given() + entries);
        Proof known = new Proof(
                page.last() ? page.number() : proof.last(),
                page.number() == 1 ? Optional.of(at) : proof.begun(),
                proof.clean() && clean);
        boolean whole = known.last() > 0 && arrived.contiguous() >= known.last();
        Phase next = phase == Phase.WANTED || phase == Phase.GIVING
                ? afterGiving(whole, known.clean())
                : phase;
        return new Backsync(next, asked, round, arrived, sum, known);
    }

    private boolean isKnown(GivenPage page) {
        return pages.contains(page.number());
    }

    private static Phase afterGiving(boolean whole, boolean clean) {
        if (!whole) {
            return Phase.GIVING;
        }
        return clean ? Phase.TAKEN : Phase.STREAMING;
    }

    /** A page of the ordinary stream came: the request was answered. */
    public Backsync streaming() {
        return isWanted() ? in(Phase.STREAMING) : this;
    }

    /** The ordinary stream has come to its end. */
    public Backsync ended() {
        return isOpen() ? in(Phase.ENDED) : this;
    }

    /** The scope is read from another start: what was not given yet is asked for again. */
    public Backsync restarted() {
        return isOpen() ? wanted() : this;
    }

    private Backsync in(Phase next) {
        return new Backsync(next, asked, round, pages, count, proof);
    }
}
