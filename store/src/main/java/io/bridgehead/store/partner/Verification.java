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
 * @param round number of the question that is open; ascending for ever
 * @param attempts how often in a row nothing came of it
 * @param started when somebody wanted it
 * @param due when to ask, or ask again
 * @param deadline when to give up
 * @param open ranges of ids that have yet to be compared
 * @param wanted entries that the partner has yet to show
 * @param given entries that the partner has yet to take
 * @param found differences that stand
 * @param repaired differences that were found before and made equal
 */
public record Verification(
        SiteId partner,
        ContextId context,
        State state,
        boolean repair,
        boolean suspected,
        long round,
        int attempts,
        Instant started,
        Instant due,
        Instant deadline,
        List<IdRange> open,
        List<EntryId> wanted,
        List<EntryId> given,
        List<Difference> found,
        List<Difference> repaired) {
    /** What came of it. */
    public enum State {
        /** Nobody ever wanted it. */
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

    public Verification {
        open = List.copyOf(open);
        wanted = List.copyOf(wanted);
        given = List.copyOf(given);
        found = List.copyOf(found);
        repaired = List.copyOf(repaired);
    }

    /** Nothing was ever compared. */
    public static Verification none(SiteId partner, ContextId context) {
        return new Verification(
                partner,
                context,
                State.NONE,
                false,
                false,
                0,
                0,
                Instant.EPOCH,
                Instant.MAX,
                Instant.MAX,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Begun at {@code now}, with everything to compare and the first question due. */
    public Verification begun(boolean toRepair, Instant now, Instant giveUp) {
        return new Verification(
                partner,
                context,
                State.ASKING,
                toRepair,
                suspected,
                round + 1,
                0,
                now,
                now,
                giveUp,
                List.of(IdRange.ALL),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** In another state, to be asked again at {@code next}. */
    public Verification in(State next, int tries, Instant nextDue) {
        return new Verification(
                partner, context, next, repair, suspected, round, tries, started, nextDue, deadline,
                open, wanted, given, found, repaired);
    }

    /** After an answer, with this left to do in the next round. */
    public Verification advanced(
            List<IdRange> left, List<EntryId> want, List<EntryId> give, List<Difference> differ) {
        return new Verification(
                partner, context, state, repair, suspected, round + 1, 0, started, due, deadline,
                left, want, give, differ, repaired);
    }

    /** From the start once more, because what was found should be repaired now. */
    public Verification again(List<Difference> mended) {
        return new Verification(
                partner,
                context,
                state,
                repair,
                suspected,
                round + 1,
                0,
                started,
                due,
                deadline,
                List.of(IdRange.ALL),
                List.of(),
                List.of(),
                List.of(),
                mended);
    }

    /** When to ask, or ask again; {@link Instant#MAX} if it is not under way. */
    public Instant askDue() {
        return state.isRunning() ? due : Instant.MAX;
    }

    /** With or without the suspicion that something differs. */
    public Verification suspecting(boolean differs) {
        return new Verification(
                partner, context, state, repair, differs, round, attempts, started, due, deadline,
                open, wanted, given, found, repaired);
    }
}
