package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import java.time.Instant;
import java.util.List;

/**
 * The latest comparison of one scope with one partner, as one row (docs/replication.md, "Verify").
 * The comparison goes on while its state {@link State#isRunning() runs}.
 *
 * @param repair whether the comparison also makes equal what differs
 * @param suspected whether the partner's latest status had another digest at an equal vector
 */
public record Verification(
        SiteId partner,
        ContextId context,
        State state,
        boolean repair,
        boolean suspected,
        Timing timing,
        Agenda agenda,
        Result result) {
    /** How far the comparison has come, or how it ended. */
    public enum State {
        /** The operator has not asked for a comparison. */
        NONE,
        /** We ask the partner. */
        ASKING,
        /** One side lacks changes that the other has; we ask again later. */
        REPLICATING,
        /** The deadline came before the partner's last answer. */
        UNANSWERED,
        /** The deadline came while one side still lacked changes or held parts. */
        NOT_COMPARABLE,
        /** A filter leaves out attributes between the two sites, so nothing is compared. */
        LEFT_OUT,
        /** Nothing differs, or a repair has made all equal. */
        EQUAL,
        /** Entries differ. */
        DIFFERENT;

        /** Whether the comparison goes on by itself. */
        public boolean isRunning() {
            return this == ASKING || this == REPLICATING;
        }
    }

    /**
     * The open question and its times.
     *
     * @param round the number of the question; numbers rise
     * @param attempts how often the question was repeated
     * @param started when the operator asked for the comparison
     * @param due when to send the question, or to repeat it
     * @param deadline when to give up
     */
    public record Timing(long round, int attempts, Instant started, Instant due, Instant deadline) {
        static final Timing NEVER = new Timing(0, 0, Instant.EPOCH, Instant.MAX, Instant.MAX);

        Timing begun(Instant now, Instant giveUp) {
            return new Timing(round + 1, 0, now, now, giveUp);
        }

        Timing asking(int tries, Instant nextDue) {
            return new Timing(round, tries, started, nextDue, deadline);
        }

        Timing nextRound() {
            return new Timing(round + 1, 0, started, due, deadline);
        }
    }

    /**
     * What is left to do.
     *
     * @param open the ranges of ids that are not compared yet
     * @param wanted the entries that the partner has not sent yet
     * @param given the entries that the partner has not taken yet
     */
    public record Agenda(List<IdRange> open, List<EntryId> wanted, List<EntryId> given) {
        static final Agenda EMPTY = new Agenda(List.of(), List.of(), List.of());

        /** Everything is to be compared. */
        static final Agenda ALL = new Agenda(List.of(IdRange.ALL), List.of(), List.of());

        public Agenda {
            open = List.copyOf(open);
            wanted = List.copyOf(wanted);
            given = List.copyOf(given);
        }

        /** Whether nothing is left to do. */
        public boolean isEmpty() {
            return open.isEmpty() && wanted.isEmpty() && given.isEmpty();
        }
    }

    /**
     * What was found.
     *
     * @param found the differences of the present pass
     * @param repaired the differences of earlier passes, which were repaired
     */
    public record Result(List<Difference> found, List<Difference> repaired) {
        static final Result NOTHING = new Result(List.of(), List.of());

        public Result {
            found = List.copyOf(found);
            repaired = List.copyOf(repaired);
        }
    }

    /** The row of a scope that was never compared. */
    public static Verification none(SiteId partner, ContextId context) {
        return new Verification(
                partner,
                context,
                State.NONE,
                false,
                false,
                Timing.NEVER,
                Agenda.EMPTY,
                Result.NOTHING);
    }

    /** Number of the question that is open. */
    public long round() {
        return timing.round();
    }

    /** How often the question was repeated. */
    public int attempts() {
        return timing.attempts();
    }

    /** When the operator asked for the comparison. */
    public Instant started() {
        return timing.started();
    }

    /** When to send the question, or to repeat it. */
    public Instant due() {
        return timing.due();
    }

    /** When to give up. */
    public Instant deadline() {
        return timing.deadline();
    }

    /** The ranges of ids that are not compared yet. */
    public List<IdRange> open() {
        return agenda.open();
    }

    /** The entries that the partner has not sent yet. */
    public List<EntryId> wanted() {
        return agenda.wanted();
    }

    /** The entries that the partner has not taken yet. */
    public List<EntryId> given() {
        return agenda.given();
    }

    /** The differences of the present pass. */
    public List<Difference> found() {
        return result.found();
    }

    /** The differences of earlier passes, which were repaired. */
    public List<Difference> repaired() {
        return result.repaired();
    }

    /** Begins at {@code now}: everything is to be compared, and the first question is due. */
    public Verification begun(boolean toRepair, Instant now, Instant giveUp) {
        return new Verification(
                partner,
                context,
                State.ASKING,
                toRepair,
                suspected,
                timing.begun(now, giveUp),
                Agenda.ALL,
                Result.NOTHING);
    }

    /** With another state; the question is due at {@code nextDue}. */
    public Verification in(State next, int tries, Instant nextDue) {
        Timing later = timing.asking(tries, nextDue);
        return new Verification(partner, context, next, repair, suspected, later, agenda, result);
    }

    /** After an answer: the next round has {@code left} to do. */
    public Verification advanced(Agenda left, List<Difference> differ) {
        Result known = new Result(differ, repaired());
        return new Verification(
                partner, context, state, repair, suspected, timing.nextRound(), left, known);
    }

    /** Begins another pass, which shows whether the repaired entries are equal now. */
    public Verification again(List<Difference> mended) {
        Result known = new Result(List.of(), mended);
        return new Verification(
                partner, context, state, repair, suspected, timing.nextRound(), Agenda.ALL, known);
    }

    /** When the question is due; {@link Instant#MAX} if the comparison has ended. */
    public Instant askDue() {
        return state.isRunning() ? due() : Instant.MAX;
    }

    /** With or without the suspicion that entries differ. */
    public Verification suspecting(boolean differs) {
        return new Verification(partner, context, state, repair, differs, timing, agenda, result);
    }
}
