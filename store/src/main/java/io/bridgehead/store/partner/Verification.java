package io.bridgehead.store.partner;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import java.time.Instant;
import java.util.List;

/**
 * The latest comparison of one scope with one partner (docs/replication.md, "Verify"). One row;
 * replaced whole. It is under way as long as its state {@link State#isRunning() runs}.
 *
 * @param repair whether what differs is to be made equal
 * @param suspected whether the partner's latest status told another digest at an equal vector
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
    /** What came of it. */
    public enum State {
        /** It was never wanted. */
        NONE,
        /** The partner is asked. */
        ASKING,
        /** The partner or we lack changes that the other has; it is asked again. */
        REPLICATING,
        /** The deadline came before the partner's last answer. */
        UNANSWERED,
        /** The deadline came, and one of the two still lacked changes, or held some back. */
        NOT_COMPARABLE,
        /** Attributes are left out between the two, so nothing is compared. */
        LEFT_OUT,
        /** There is no difference, or none any more. */
        EQUAL,
        /** There are differences. */
        DIFFERENT;

        /** Whether it goes on by itself. */
        public boolean isRunning() {
            return this == ASKING || this == REPLICATING;
        }
    }

    /**
     * Which question is open, and when.
     *
     * @param round number of the question; each is greater than the one before
     * @param attempts how often in a row no answer helped
     * @param started when the operator wanted the comparison
     * @param due when to ask, or ask again
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
     * @param open ranges of ids that have yet to be compared
     * @param wanted entries that the partner has yet to show
     * @param given entries that the partner has yet to take
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
     * @param found differences that stand
     * @param repaired differences that were found before and made equal
     */
    public record Result(List<Difference> found, List<Difference> repaired) {
        static final Result NOTHING = new Result(List.of(), List.of());

        public Result {
            found = List.copyOf(found);
            repaired = List.copyOf(repaired);
        }
    }

    /** Nothing was ever compared. */
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

    /** How often in a row no answer helped. */
    public int attempts() {
        return timing.attempts();
    }

    /** When the operator wanted the comparison. */
    public Instant started() {
        return timing.started();
    }

    /** When to ask, or ask again. */
    public Instant due() {
        return timing.due();
    }

    /** When to give up. */
    public Instant deadline() {
        return timing.deadline();
    }

    /** Ranges of ids that have yet to be compared. */
    public List<IdRange> open() {
        return agenda.open();
    }

    /** Entries that the partner has yet to show. */
    public List<EntryId> wanted() {
        return agenda.wanted();
    }

    /** Entries that the partner has yet to take. */
    public List<EntryId> given() {
        return agenda.given();
    }

    /** Differences that stand. */
    public List<Difference> found() {
        return result.found();
    }

    /** Differences that were found before and made equal. */
    public List<Difference> repaired() {
        return result.repaired();
    }

    /** Begun at {@code now}, with everything to compare and the first question due. */
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

    /** In another state, to be asked again at {@code nextDue}. */
    public Verification in(State next, int tries, Instant nextDue) {
        Timing later = timing.asking(tries, nextDue);
        return new Verification(partner, context, next, repair, suspected, later, agenda, result);
    }

    /** After an answer, with this left to do in the next round. */
    public Verification advanced(Agenda left, List<Difference> differ) {
        Result known = new Result(differ, repaired());
        return new Verification(
                partner, context, state, repair, suspected, timing.nextRound(), left, known);
    }

    /** From the start once more, to see whether what was repaired is equal now. */
    public Verification again(List<Difference> mended) {
        Result known = new Result(List.of(), mended);
        return new Verification(
                partner, context, state, repair, suspected, timing.nextRound(), Agenda.ALL, known);
    }

    /** When to ask, or ask again; {@link Instant#MAX} if it is not under way. */
    public Instant askDue() {
        return state.isRunning() ? due() : Instant.MAX;
    }

    /** With or without the suspicion that something differs. */
    public Verification suspecting(boolean differs) {
        return new Verification(partner, context, state, repair, differs, timing, agenda, result);
    }
}
