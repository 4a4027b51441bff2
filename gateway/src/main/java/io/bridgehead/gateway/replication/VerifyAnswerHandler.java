package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.replication.apply.EntryRepair;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.Agenda;
import io.bridgehead.store.partner.Verification.State;
import io.bridgehead.store.view.EntryDifference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Handles a {@link VerifyAnswer}: notes the differences, repairs them if wanted, asks the next
 * question.
 */
final class VerifyAnswerHandler {
    /**
     * The search ends after so many differences: no person reads more. A repair then finds the next
     * ones.
     */
    private static final int FOUND_MAX = 1_000;

    private final StepBuilder step;
    private final VerifyAnswer answer;
    private final Verification row;

    VerifyAnswerHandler(StepBuilder step, VerifyAnswer answer) {
        this.step = step;
        this.answer = answer;
        this.row = step.directory()
                .verification(
                        answer.header().sender().site(),
                        answer.offer().context().id());
    }

    Verdict handle() {
        new OfferHandler(step, answer.header(), answer.offer()).handle();
        if (!row.state().isRunning() || row.round() != answer.round()) {
            return Verdict.OBSOLETE;
        }
        if (answer.kind() == VerifyAnswer.Kind.TAKEN) {
            return proceed(taken());
        }
        DigestCheck check = new DigestCheck(step, answer.header(), answer.offer());
        if (check.leavesOut()) {
            step.put(row.in(State.LEFT_OUT, 0, Instant.MAX));
            return Verdict.NOT_COMPARABLE;
        }
        if (answer.kind() == VerifyAnswer.Kind.REPLICATING || !check.isLevel()) {
            return askAgainLater();
        }
        new CutEpochs(step).learnAndReadAgain(answer.owners());
        return proceed(compared());
    }

    private Verification taken() {
        int taken = (int) Math.min(answer.done(), row.given().size());
        List<EntryId> left = row.given().subList(taken, row.given().size());
        return row.advanced(new Agenda(row.open(), row.wanted(), left), row.found());
    }

    private Verdict askAgainLater() {
        Limits limits = step.terms().limits(row.partner());
        Instant again = step.now().plus(limits.patienceAfterBounce(row.attempts()));
        Instant due = again.isBefore(row.deadline()) ? again : row.deadline();
        step.put(row.in(State.REPLICATING, row.attempts(), due));
        return Verdict.NOT_COMPARABLE;
    }

    /** The comparison after this answer: ranges still open, entries wanted, differences found. */
    private Verification compared() {
        Clusters ours = new Clusters(step.directory(), row.context());
        int done = (int) Math.min(answer.done(), row.open().size());
        List<IdRange> open = new ArrayList<>();
        Set<EntryId> wanted = new TreeSet<>(row.wanted());
        answer.entries().forEach(each -> wanted.remove(each.id()));
        for (Cluster theirs : answer.clusters()) {
            if (ours.of(theirs.range()).equals(theirs)) {
                continue;
            }
            // A cluster with one entry cannot be split, so its entries are compared themselves.
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
        Entry mine = step.entry(theirs.id(), row.context());
        boolean asked = row.wanted().contains(theirs.id());
        boolean same = EntryPacking.digest(mine).equals(EntryPacking.digest(theirs));
        if (!asked || same || !theirs.context().equals(row.context())) {
            return;
        }
        found.add(EntryDifference.between(step.directory(), mine, theirs));
        EntryRepair repair = new EntryRepair(step, row.context(), row.partner());
        if (row.repair() && repair.settle(theirs)) {
            given.add(theirs.id());
        }
    }

    /** Asks the next question, begins again to see whether the repair helped, or ends. */
    private Verdict proceed(Verification next) {
        if (!next.agenda().isEmpty()) {
            step.put(next.in(State.ASKING, 0, step.now()));
            return Verdict.VERIFY_CONTINUED;
        }
        if (next.found().isEmpty()) {
            step.put(next.in(State.EQUAL, 0, Instant.MAX).suspecting(false));
            return Verdict.VERIFIED_EQUAL;
        }
        if (next.repair() && isProgress(next)) {
            List<Difference> mended = Stream.concat(next.repaired().stream(), next.found().stream())
                    .toList();
            step.put(next.again(mended).in(State.ASKING, 0, step.now()));
            return Verdict.VERIFY_CONTINUED;
        }
        step.put(next.in(State.DIFFERENT, 0, Instant.MAX).suspecting(false));
        return Verdict.VERIFIED_DIFFERENT;
    }

    /** Whether no entry differs that was repaired before. Otherwise the repair would never end. */
    private static boolean isProgress(Verification next) {
        Set<EntryId> before = new TreeSet<>();
        next.repaired().forEach(each -> before.add(each.entry()));
        return next.found().stream().noneMatch(each -> before.contains(each.entry()));
    }
}
