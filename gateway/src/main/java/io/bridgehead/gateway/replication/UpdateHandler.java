package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.UnreadEntry;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What to do about a page: apply it, move the cursor, and claim the vector when that is lawful. */
final class UpdateHandler {
    private final StepBuilder step;
    private final Update update;
    private final Link link;
    private final Inbound inbound;
    private final Epoch supplier;
    private final Cursor cursor;
    private final SiftedPage page;

    UpdateHandler(StepBuilder step, Update update) {
        this.step = step;
        this.update = update;
        this.link = step.link(update.header().sender().site(), update.context());
        this.inbound = link.inbound();
        this.supplier = update.header().sender().epoch();
        this.cursor = isFirst() ? Cursor.startOf(supplier) : inbound.cursor();
        this.page = SiftedPage.of(step, update);
    }

    /** What the page is, before anything of it is applied. */
    private enum Judgement {
        /** Not for us, or cut for what we held in another state: it may lack what we lack. */
        OBSOLETE,
        /** Cut for a past of this very epoch that our database does not have. */
        PROOF_OF_OUR_SET_BACK,
        /** Of another history of the supplier than the one that we have read. */
        OF_ANOTHER_HISTORY,
        /** Its whole range was received before. */
        DUPLICATE,
        /** It may bring something new. */
        FRESH
    }

    /** The first judgement that fits; marks are compared before a duplicate is dropped (law 5). */
    private Judgement judgement() {
        if (!step.terms().includes(link.partner(), link.context())) {
            return Judgement.OBSOLETE;
        }
        if (isCutForAnotherPast()) {
            return Judgement.PROOF_OF_OUR_SET_BACK;
        }
        boolean neverAsked = isFirst() && inbound.request() == 0;
        if (!inbound.offered() || neverAsked || !isCutForThis()) {
            return Judgement.OBSOLETE;
        }
        if (!cursor.agreesWith(update.range().from())
                || !cursor.agreesWith(update.range().to())) {
            return Judgement.OF_ANOTHER_HISTORY;
        }
        return cursor.received().containsAll(update.range().usns())
                ? Judgement.DUPLICATE
                : Judgement.FRESH;
    }

    Verdict handle() {
        return switch (judgement()) {
            case OBSOLETE -> Verdict.OBSOLETE;
            case PROOF_OF_OUR_SET_BACK ->
                new NewLife(step).afterSetBack(step.self().epoch(), update.header());
            case OF_ANOTHER_HISTORY -> noteRollback();
            case DUPLICATE -> moveCursor(inbound, true);
            case FRESH -> apply();
        };
    }

    private boolean isFirst() {
        return inbound.cursor().epoch().equals(Epoch.NONE);
    }

    private Verdict noteRollback() {
        step.put(step.partner(link.partner()).troubled(Trouble.PARTNER_ROLLED_BACK));
        step.put(link.with(inbound.due(step.now())));
        return Verdict.PARTNER_ROLLED_BACK;
    }

    /**
     * Applies what may be applied. What the page brings is true in each case; three times its range
     * does not count as read, because something in that range may still be missing here.
     */
    private Verdict apply() {
        Set<ContextId> readAgain =
                new CutEpochs(step).learnAndReadAgain(update.content().owners());
        new Applier(step).page(link.context(), sender(), page.parts());
        if (readAgain.contains(link.context())) {
            // The page was cut for a claim that is false since this very page told us of the cut.
            Link restarted = step.link(link.partner(), link.context());
            step.put(restarted.with(notingPartial(restarted.inbound())));
            return Verdict.APPLIED_UNPROVED;
        }
        if (!update.content().unread().isEmpty()) {
            step.put(link.with(notingPartial(inbound).unread(unread())));
            return Verdict.APPLIED_SOME_UNREAD;
        }
        if (runsOverAnEnd()) {
            step.put(link.with(notingPartial(inbound)));
            doubt();
            askAtOnce();
            return Verdict.APPLIED_UNPROVED;
        }
        return moveCursor(notingPartial(inbound.lacking(page.withheld())), false);
    }

    private Inbound notingPartial(Inbound read) {
        return isPartial() ? read.partly() : read;
    }

    /** The page's range counts as read; claims what the supplier promised, if nothing is missing. */
    private Verdict moveCursor(Inbound read, boolean known) {
        Cursor moved = cursor.with(
                update.range().usns(), update.range().to(), update.range().snapshot());
        Optional<Completion> pending = pending(moved);
        boolean complete = pending.filter(each -> moved.received().contiguous() >= each.snapshot())
                .isPresent();
        if (complete) {
            step.put(step.partner(link.partner()).relieved(Trouble.PARTNER_ROLLED_BACK));
            pending.filter(each -> read.lacking().isEmpty()).ifPresent(this::claim);
        }
        remember(read, moved, complete ? Optional.empty() : pending, complete);
        if (isOlderThanRead()) {
            askAtOnce();
        }
        return verdict(known, complete, moved);
    }

    /** Without these entries the range is not read: it is asked for again, and no more often for that. */
    private Unread unread() {
        UnreadEntry first = update.content().unread().get(0);
        return new Unread(
                update.range().usns(),
                update.content().unread().size(),
                first.entry(),
                first.why());
    }

    /**
     * The page begins before an end that we know by its mark, and ends behind it, so neither of its
     * own marks shows whether it is of the history that we have read. Our cursor asks.
     */
    private boolean runsOverAnEnd() {
        return !cursor.marks()
                .subMap(update.range().usns().since() + 1, update.range().usns().through())
                .isEmpty();
    }

    /** The supplier is shown the page's end with the next status: it knows its own history. */
    private void doubt() {
        Partner supplier = step.partner(link.partner());
        step.put(supplier.doubting(update.range().to()).awaiting(0, 0, step.now()));
    }

    /**
     * The supplier's database ended before what we have read of it, or before what it has said of
     * itself since. Either the page is late, and one question too many is asked, or the supplier was
     * put back, and our cursor will prove it.
     */
    private boolean isOlderThanRead() {
        Outbound told = link.outbound();
        boolean heardMore = told.epoch().equals(cursor.epoch())
                && update.range().snapshot() < told.claimed().usn();
        return heardMore || update.range().snapshot() < cursor.received().last();
    }

    private void askAtOnce() {
        Link now = step.link(link.partner(), link.context());
        if (!now.inbound().asking()) {
            step.put(now.with(now.inbound().due(step.now())));
        }
    }

    /** It leaves out what this very life held at a mark that our history does not have. */
    private boolean isCutForAnotherPast() {
        Mark at = update.reader().at();
        return update.reader().epoch().equals(step.self().epoch())
                && !step.directory().mark(at.usn()).equals(Optional.of(at));
    }

    /**
     * A page lacks what its reader was known to hold then. We hold that no more if it was read in a
     * former life, or claimed falsely, and do not count on it while we ask for everything again.
     */
    private boolean isCutForThis() {
        CutFor reader = update.reader();
        boolean truly = !inbound.refresh() && reader.at().usn() >= inbound.claimsFrom();
        return reader.epoch().equals(step.self().epoch()) && (update.reader().refresh() || truly);
    }

    /**
     * The latest completion that may still be claimed. One whose snapshot is older than that of any
     * page read is worthless: what it promises may have moved on unseen (law 2).
     */
    private Optional<Completion> pending(Cursor moved) {
        return Stream.concat(inbound.pending().stream(), update.completion().stream())
                .filter(each -> each.snapshot() >= moved.snapshot())
                .max((a, b) -> Long.compare(a.snapshot(), b.snapshot()));
    }

    private Applier.Sender sender() {
        return new Applier.Sender(link.partner(), isPartial());
    }

    private boolean isPartial() {
        return update.content().partial() || !page.withheld().isEmpty();
    }

    /** Only if nothing was left out of what was read, or we would claim what we never got. */
    private void claim(Completion completion) {
        Vector claimed = step.vector(link.context()).with(completion.vector());
        new Claims(step).claim(link.context(), claimed);
    }

    private void remember(
            Inbound applied, Cursor moved, Optional<Completion> pending, boolean complete) {
        Instant patienceEnds =
                step.now().plus(step.terms().limits(link.partner()).patience().first());
        Inbound read =
                applied.read(moved, pending, PageSize.of(update.content().entries()), patienceEnds);
        Inbound next = complete
                ? read.answered(
                        step.now().plus(step.terms().limits(link.partner()).poll()))
                : read;
        Link after = new Link(link.partner(), link.context(), next, informed());
        step.put(after);
        if (complete) {
            settleBacksync();
        }
        if (next.unanswered() >= step.terms().limits(link.partner()).pages().window() / 2) {
            new RequestSender(step).extendCredit(after);
        }
    }

    /** A partner that has told everything it offers owes nothing more. */
    private void settleBacksync() {
        Partner partner = step.partner(link.partner());
        boolean settled = partner.owesBacksync()
                && new PartnerSchedules(step.terms())
                        .links(step.directory(), partner.site()).stream()
                                .map(each -> step.link(partner.site(), each.context())
                                        .inbound())
                                .allMatch(each -> !each.offered() || each.hasBeenAnswered());
        if (settled) {
            step.put(partner.owingBacksync(false));
        }
    }

    /** A supplier that shows us its vector need not be told what the vector covers. */
    private Outbound informed() {
        Outbound outbound = link.outbound();
        boolean sameLife = outbound.epoch().equals(supplier);
        return update.completion()
                .filter(each -> sameLife)
                .map(each ->
                        outbound.knowing(each.vector(), update.header().sender().at()))
                .orElse(outbound);
    }

    private Verdict verdict(boolean known, boolean complete, Cursor moved) {
        if (!step.held().isEmpty()) {
            return Verdict.APPLIED_SOME_HELD;
        }
        if (complete) {
            return Verdict.CAUGHT_UP;
        }
        if (known) {
            return Verdict.DUPLICATE;
        }
        boolean gap = moved.received().contiguous() < update.range().usns().through();
        return gap ? Verdict.APPLIED_BEYOND_GAP : Verdict.APPLIED;
    }
}
