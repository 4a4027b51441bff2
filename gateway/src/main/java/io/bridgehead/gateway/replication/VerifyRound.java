package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.Agenda;
import io.bridgehead.store.partner.Verification.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asking a partner whether it holds what we hold, round by round: clusters that differ are split until
 * single entries remain, and those are shown whole. The question is repeated until it is answered or
 * its deadline has come. All that is known so far stands in one row.
 */
final class VerifyRound {
    /** After so many differences nobody reads on; the first are found and repaired, then the next. */
    private static final int FOUND_MAX = 1_000;

    private static final int CLUSTERS_ASKED = 128;

    private final StepBuilder draft;
    private final Verification row;

    private VerifyRound(StepBuilder draft, Verification row) {
        this.draft = draft;
        this.row = row;
    }

    /** Asks because it is due, or gives up. */
    static Verdict due(StepBuilder draft, Verification row) {
        if (!row.deadline().isAfter(draft.now())) {
            State end = row.state() == State.ASKING ? State.UNANSWERED : State.NOT_COMPARABLE;
            draft.put(row.in(end, row.attempts(), Instant.MAX));
            return Verdict.VERIFY_GIVEN_UP;
        }
        new VerifyRound(draft, row).ask();
        return Verdict.VERIFY_ASKED;
    }

    private void ask() {
        ContextId context = row.context();
        Clusters ours = new Clusters(draft.directory(), context);
        List<Entry> given = VerifyHandler.page(draft, context, row.partner(), row.given());
        draft.send(new Verify(
                draft.header(row.partner(), Optional.empty()),
                row.round(),
                StatusHandler.offer(
                        draft, row.partner(), draft.directory().context(context).orElseThrow()),
                row.open().stream().limit(CLUSTERS_ASKED).map(ours::of).toList(),
                row.wanted(),
                PageSender.owners(draft.directory(), given),
                given));
        Instant again = draft.now().plus(draft.limits(row.partner()).patienceAfter(row.attempts()));
        draft.put(row.in(row.state(), row.attempts() + 1, earlier(again, row.deadline())));
    }

    /** A scope that does not travel between the two is not compared. */
    static void refused(StepBuilder draft, SiteId site, ContextId context) {
        Verification row = draft.verification(site, context);
        if (row.state().isRunning()) {
            draft.put(row.in(State.NONE, 0, Instant.MAX));
        }
    }

    /** What an answer tells, and the next question, if there is one. */
    static Verdict answered(StepBuilder draft, VerifyAnswer answer) {
        StatusHandler.hear(draft, answer.header(), answer.offer());
        Verification row = draft.verification(
                answer.header().sender().site(), answer.offer().context().id());
        if (!row.state().isRunning() || row.round() != answer.round()) {
            return Verdict.OBSOLETE;
        }
        return new VerifyRound(draft, row).hear(answer);
    }

    private Verdict hear(VerifyAnswer answer) {
        if (answer.kind() == VerifyAnswer.Kind.TAKEN) {
            int taken = (int) Math.min(answer.done(), row.given().size());
            List<EntryId> left = row.given().subList(taken, row.given().size());
            return proceed(row.advanced(new Agenda(row.open(), row.wanted(), left), row.found()));
        }
        if (VerifyHandler.leavesOut(draft, row.partner(), answer.offer())) {
            draft.put(row.in(State.LEFT_OUT, 0, Instant.MAX));
            return Verdict.NOT_COMPARABLE;
        }
        boolean level = VerifyHandler.isLevel(draft, answer.header(), answer.offer());
        if (answer.kind() == VerifyAnswer.Kind.REPLICATING || !level) {
            Instant again = draft.now()
                    .plus(draft.limits(row.partner()).patienceAfterBounce(row.attempts()));
            draft.put(row.in(State.REPLICATING, row.attempts(), earlier(again, row.deadline())));
            return Verdict.NOT_COMPARABLE;
        }
        answer.owners().forEach(draft::put);
        return proceed(compared(answer));
    }

    private Verification compared(VerifyAnswer answer) {
        Clusters ours = new Clusters(draft.directory(), row.context());
        int done = (int) Math.min(answer.done(), row.open().size());
        List<IdRange> open = new ArrayList<>();
        Set<EntryId> wanted = new TreeSet<>(row.wanted());
        answer.entries().forEach(each -> wanted.remove(each.id()));
        for (Cluster theirs : answer.clusters()) {
            if (ours.of(theirs.range()).equals(theirs)) {
                continue;
            }
            if (theirs.count() > 1) {
                open.add(theirs.range());
            } else {
                wanted.addAll(ours.ids(theirs.range(), FOUND_MAX));
                Stream.of(theirs.range().through())
                        .filter(each -> theirs.count() == 1)
                        .forEach(wanted::add);
            }
        }
        open.addAll(row.open().subList(done, row.open().size()));
        List<Difference> found = new ArrayList<>(row.found());
        List<EntryId> given = new ArrayList<>(row.given());
        answer.entries().forEach(each -> compare(each, found, given));
        boolean enough = found.size() + wanted.size() >= FOUND_MAX;
        List<EntryId> next =
                wanted.stream().limit(Math.max(0, FOUND_MAX - found.size())).toList();
        return row.advanced(new Agenda(enough ? List.of() : open, next, given), found);
    }

    private void compare(Entry theirs, List<Difference> found, List<EntryId> given) {
        Entry mine = draft.entry(theirs.id(), row.context());
        boolean asked = row.wanted().contains(theirs.id());
        boolean same = EntryPacking.digest(mine).equals(EntryPacking.digest(theirs));
        if (!asked || same || !theirs.context().equals(row.context())) {
            return;
        }
        found.add(EntryDifference.between(draft.directory(), mine, theirs));
        EntryRepair mending = new EntryRepair(draft, row.context(), row.partner());
        if (row.repair() && mending.settle(theirs)) {
            given.add(theirs.id());
        }
    }

    /** Asks on, begins anew to see what the repair was good for, or ends. */
    private Verdict proceed(Verification next) {
        if (!next.agenda().isEmpty()) {
            draft.put(next.in(State.ASKING, 0, draft.now()));
            return Verdict.VERIFY_CONTINUED;
        }
        if (next.found().isEmpty()) {
            draft.put(next.in(State.EQUAL, 0, Instant.MAX).suspecting(false));
            return Verdict.VERIFIED_EQUAL;
        }
        if (next.repair() && isProgress(next)) {
            List<Difference> mended = Stream.concat(next.repaired().stream(), next.found().stream())
                    .toList();
            draft.put(next.again(mended).in(State.ASKING, 0, draft.now()));
            return Verdict.VERIFY_CONTINUED;
        }
        draft.put(next.in(State.DIFFERENT, 0, Instant.MAX).suspecting(false));
        return Verdict.VERIFIED_DIFFERENT;
    }

    /** What was repaired once and differs again is not tried for ever. */
    private static boolean isProgress(Verification next) {
        Set<EntryId> before = new TreeSet<>();
        next.repaired().forEach(each -> before.add(each.entry()));
        return next.found().stream().noneMatch(each -> before.contains(each.entry()));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
