package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a partner holds what we hold: answering its {@link Verify}, and looking at the digests of
 * its statuses. What is compared is what shows, and only if both have the same changes.
 */
final class VerifyHandler {
    /** Clusters of one answer; each is some 60 bytes of mail. */
    private static final int CLUSTERS_MAX = 2_048;

    private final StepBuilder draft;
    private final Verify question;
    private final SiteId site;
    private final ContextId context;

    VerifyHandler(StepBuilder draft, Verify question) {
        this.draft = draft;
        this.question = question;
        this.site = question.header().sender().site();
        this.context = question.offer().context().id();
    }

    /** Compares, or takes what is to be repaired, or says that it is too early; answers always. */
    Verdict answer() {
        if (!draft.includes(site, context)) {
            return refuse();
        }
        StatusHandler.hear(draft, question.header(), question.offer());
        if (leavesOut(draft, site, question.offer())
                || !isLevel(draft, question.header(), question.offer())) {
            send(VerifyAnswer.Kind.REPLICATING, 0, List.of(), List.of());
            return Verdict.NOT_COMPARABLE;
        }
        if (!question.entries().isEmpty()) {
            return take();
        }
        Clusters ours = new Clusters(draft.directory(), context);
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
        send(VerifyAnswer.Kind.COMPARED, done, parts, shown());
        return Verdict.COMPARED;
    }

    private Verdict refuse() {
        draft.send(new Refusal(
                draft.header(site, Optional.of(question.header().id())),
                Refusal.Reason.NOT_OFFERED,
                context,
                draft.link(site, context).outbound().request(),
                "not told to you"));
        return Verdict.REFUSED_NOT_OFFERED;
    }

    private Verdict take() {
        question.owners().forEach(draft::put);
        EntryRepair mending = new EntryRepair(draft, context, site);
        question.entries().stream()
                .filter(each -> each.context().equals(context))
                .forEach(mending::take);
        send(VerifyAnswer.Kind.TAKEN, question.entries().size(), List.of(), List.of());
        return !draft.held().isEmpty() ? Verdict.APPLIED_SOME_HELD : Verdict.REPAIRED;
    }

    private List<Entry> shown() {
        return page(draft, context, site, question.wanted());
    }

    /** The entries of the first of these ids, whole, as many as fit into a page, but one at least. */
    static List<Entry> page(StepBuilder draft, ContextId context, SiteId site, List<EntryId> ids) {
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        for (EntryId id : ids) {
            Entry entry = draft.directory()
                    .entry(id)
                    .map(StoredEntry::entry)
                    .filter(each -> each.context().equals(context))
                    .orElse(Entry.unknown(id, context));
            bytes += PageSize.of(entry);
            if (!entries.isEmpty() && bytes > draft.limits(site).pageBytes()) {
                break;
            }
            entries.add(entry);
        }
        return entries;
    }

    private void send(
            VerifyAnswer.Kind kind, long done, List<Cluster> clusters, List<Entry> entries) {
        draft.send(new VerifyAnswer(
                draft.header(site, Optional.of(question.header().id())),
                question.round(),
                kind,
                StatusHandler.offer(draft, site, question.offer().context()),
                done,
                clusters,
                PageSender.owners(draft.directory(), entries),
                entries));
    }

    /** Whether attributes do not travel between us and {@code site}: then nothing is compared. */
    static boolean leavesOut(StepBuilder draft, SiteId site, Offer offer) {
        return !draft.withholding(site).with(offer.leavesOut()).isEmpty();
    }

    /** Whether the sender of {@code offer} and we have the same changes, and hold none back. */
    static boolean isLevel(StepBuilder draft, Header header, Offer offer) {
        Directory directory = draft.directory();
        ContextId context = offer.context().id();
        return offer.held() == 0
                && draft.held().stamps(context).held().isEmpty()
                && StatusHandler.covers(
                        draft.claim(context),
                        draft.provable(offer.vector()),
                        header.sender().epoch(),
                        offer.lastUsn())
                && StatusHandler.covers(
                        draft.provable(offer.vector()),
                        draft.claim(context),
                        draft.self().epoch(),
                        directory.totals(context).lastUsn());
    }

    /**
     * Looks at the digest that a partner tells: it must be ours if both have the same changes. What a
     * person should know about it is remembered, and forgotten when it is cured.
     */
    static void look(StepBuilder draft, Header header, Offer offer) {
        ContextId context = offer.context().id();
        if (leavesOut(draft, header.sender().site(), offer) || !isLevel(draft, header, offer)) {
            return;
        }
        Totals ours = draft.directory().totals(context);
        boolean differs = ours.live() != offer.live() || !ours.digest().equals(offer.digest());
        Verification row = draft.verification(header.sender().site(), context);
        boolean cured = !differs && row.state() == State.DIFFERENT;
        if (row.suspected() != differs || cured) {
            Verification known = cured ? row.in(State.EQUAL, 0, Instant.MAX) : row;
            draft.put(known.suspecting(differs));
        }
    }
}
