package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.replication.apply.EntryRepair;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.EpochOwners;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Handles a partner's {@link Verify}: tells whether we hold what the partner holds. Only live
 * entries are compared, and only if both sites have the same changes. Every question gets an
 * answer.
 */
final class VerifyHandler {
    /** The largest number of clusters in one answer; each takes about 60 bytes of mail. */
    private static final int CLUSTERS_MAX = 2_048;

    private final StepBuilder step;
    private final Verify question;
    private final SiteId site;
    private final ContextId context;
    private final Clusters ours;

    VerifyHandler(StepBuilder step, Verify question) {
        this.step = step;
        this.question = question;
        this.site = question.header().sender().site();
        this.context = question.offer().context().id();
        this.ours = new Clusters(step.directory(), context);
    }

    Verdict handle() {
        if (!step.terms().includes(site, context)) {
            return refuse();
        }
        new OfferHandler(step, question.header(), question.offer()).handle();
        DigestCheck check = new DigestCheck(step, question.header(), question.offer());
        if (check.leavesOut() || !check.isLevel()) {
            answer(VerifyAnswer.Kind.REPLICATING, 0, List.of(), List.of());
            return Verdict.NOT_COMPARABLE;
        }
        return question.entries().isEmpty() ? compare() : take();
    }

    private Verdict refuse() {
        step.send(new Refusal(
                step.nextHeader(site, Optional.of(question.header().id())),
                Refusal.Reason.NOT_OFFERED,
                context,
                step.link(site, context).outbound().request(),
                "not told to you"));
        return Verdict.REFUSED_NOT_OFFERED;
    }

    private Verdict compare() {
        List<Cluster> parts = new ArrayList<>();
        int done = 0;
        for (Cluster each : question.clusters()) {
            if (parts.size() + Clusters.PARTS >= CLUSTERS_MAX) {
                break;
            }
            done++;
            if (!ours.of(each.range()).equals(each)) {
                parts.addAll(ours.split(each.range()));
            }
        }
        List<Entry> shown =
                ours.page(question.wanted(), step.terms().limits(site).pages().page());
        answer(VerifyAnswer.Kind.COMPARED, done, parts, shown);
        return Verdict.COMPARED;
    }

    private Verdict take() {
        new CutEpochs(step).learnAndReadAgain(question.owners());
        EntryRepair repair = new EntryRepair(step, context, site);
        question.entries().stream()
                .filter(each -> each.context().equals(context))
                .forEach(repair::take);
        answer(VerifyAnswer.Kind.TAKEN, question.entries().size(), List.of(), List.of());
        return !step.held().isEmpty() ? Verdict.APPLIED_SOME_HELD : Verdict.REPAIRED;
    }

    private void answer(
            VerifyAnswer.Kind kind, long done, List<Cluster> clusters, List<Entry> entries) {
        step.send(new VerifyAnswer(
                step.nextHeader(site, Optional.of(question.header().id())),
                question.round(),
                kind,
                new OfferWriter(step, site).offer(question.offer().context()),
                done,
                clusters,
                EpochOwners.occurringIn(step.directory(), entries),
                entries));
    }
}
