package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.replication.step.EpochOwners;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a partner, in rounds, whether it holds what we hold. Clusters that differ are split until
 * single entries remain; the partner then sends these whole. A question is repeated until the
 * partner answers it, or the deadline comes. One row has all that is known so far.
 */
final class VerifyRound {
    private static final int CLUSTERS_ASKED = 128;

    private final StepBuilder step;
    private final Verification row;

    VerifyRound(StepBuilder step, Verification row) {
        this.step = step;
        this.row = row;
    }

    /** Sends the question that is due, or gives up at the deadline. */
    Verdict ask() {
        if (!row.deadline().isAfter(step.now())) {
            State end = row.state() == State.ASKING ? State.UNANSWERED : State.NOT_COMPARABLE;
            step.put(row.in(end, row.attempts(), Instant.MAX));
            return Verdict.VERIFY_GIVEN_UP;
        }
        send();
        Limits limits = step.terms().limits(row.partner());
        Instant again = step.now().plus(limits.patienceAfter(row.attempts()));
        Instant due = again.isBefore(row.deadline()) ? again : row.deadline();
        step.put(row.in(row.state(), row.attempts() + 1, due));
        return Verdict.VERIFY_ASKED;
    }

    private void send() {
        Clusters ours = new Clusters(step.directory(), row.context());
        NamingContext context = step.directory().context(row.context()).orElseThrow();
        List<Entry> given = ours.page(
                row.given(), step.terms().limits(row.partner()).pages().page());
        step.send(new Verify(
                step.nextHeader(row.partner(), Optional.empty()),
                row.round(),
                new OfferWriter(step, row.partner()).offer(context),
                row.open().stream().limit(CLUSTERS_ASKED).map(ours::of).toList(),
                row.wanted(),
                EpochOwners.occurringIn(step.directory(), given),
                given));
    }

    /**
     * Ends a running comparison: a scope that does not travel between the two sites is not
     * compared.
     */
    void end() {
        if (row.state().isRunning()) {
            step.put(row.in(State.NONE, 0, Instant.MAX));
        }
    }
}
