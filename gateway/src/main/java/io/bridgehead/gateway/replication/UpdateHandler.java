package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.apply.Applier;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.apply.SiftedPage;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Handles a page: applies it, moves the cursor, and claims the supplier's vector when law 2 allows
 * it.
 */
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

    /** The kinds of pages; a page is judged before anything of it is applied. */
    private enum Judgement {
        /** The page is not for us, or was cut for another claim: it may leave out what we lack. */
        OBSOLETE,
        /** The page was cut for our present epoch, at a mark that our history lacks. */
        PROOF_OF_OUR_SET_BACK,
        /** The page is of another history of the supplier than the one that we read. */
        OF_ANOTHER_HISTORY,
        /** A page of the answer to a flagged request: it has no range. */
        GIVEN,
        /** We received its whole range before. */
        DUPLICATE,
        /** The page may bring something new. */
        FRESH
    }

    /**
     * The first judgement that fits. Marks are compared before the range: a page of another history
     * can have the range of a page that we read, and would pass as its duplicate (law 5).
     */
    private Judgement judgement() {
        if (!step.terms().includes(link.partner(), link.context())) {
            return Judgement.OBSOLETE;
        }
        if (isCutForAnotherPast()) {
            return Judgement.PROOF_OF_OUR_SET_BACK;
        }
        boolean neverAsked = isFirst() && inbound.request() == 0;
        if (!inbound.offered() || neverAsked || !isCutForTrueClaim()) {
            return Judgement.OBSOLETE;
        }
        if (!cursor.agreesWith(update.range().from())
                || !cursor.agreesWith(update.range().to())) {
            return Judgement.OF_ANOTHER_HISTORY;
        }
        if (update.given().isPresent()) {
            return Judgement.GIVEN;
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
            case GIVEN -> new GivenPageHandler(step, update, link, page).handle();
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
     * Applies what may be applied. The entries are true in each case. In three cases the range does
     * not count as read, because we may still lack something in it: if it counted, no request would
     * ask for that again.
     */
    private Verdict apply() {
        Set<ContextId> readAgain =
                new CutEpochs(step).learnAndReadAgain(update.content().owners());
        new Applier(step).page(link.context(), page.sender(update), page.parts());
        if (readAgain.contains(link.context())) {
            // This page told us of a cut that makes our claim false. It was cut for that claim.
            Link restarted = step.link(link.partner(), link.context());
            step.put(restarted.with(notingPartial(restarted.inbound())));
            return Verdict.APPLIED_UNPROVED;
        }
        if (!update.content().unread().isEmpty()) {
            step.put(link.with(notingPartial(inbound).unread(SiftedPage.unread(update))));
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
        return page.isPartial(update) ? read.partly() : read;
    }

    /** Counts the range as read, and claims the supplier's promise if no page is missing. */
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

    /**
     * Whether the page begins before an end that we know by its mark, and ends behind it. Neither
     * mark of the page shows whether it belongs to the history that we read. If such a page moved
     * the cursor, it would hide that the supplier was set back.
     */
    private boolean runsOverAnEnd() {
        return !cursor.marks()
                .subMap(update.range().usns().since() + 1, update.range().usns().through())
                .isEmpty();
    }

    /** Shows the supplier the end of the page in the next status; it knows its own history. */
    private void doubt() {
        Partner supplier = step.partner(link.partner());
        step.put(supplier.doubting(update.range().to()).awaiting(0, 0, step.now()));
    }

    /**
     * Whether the supplier's database ended, when it cut the page, before what we read or heard of
     * it. Then the page is late, or the supplier was set back. We ask: a late page costs one
     * request too many, and our cursor proves a set-back to the supplier.
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

    /** Whether the page leaves out what our present epoch held at a mark that our history lacks. */
    private boolean isCutForAnotherPast() {
        Mark at = update.reader().at();
        return update.reader().epoch().equals(step.self().epoch())
                && !step.directory().mark(at.usn()).equals(Optional.of(at));
    }

    /**
     * Whether the page was cut for a claim that is still true. A page leaves out what its reader
     * claimed. We may lack that if a former life claimed it, if the claim was false, or if we ask
     * for everything again because we do not trust what we hold.
     */
    private boolean isCutForTrueClaim() {
        CutFor reader = update.reader();
        boolean isTrue = !inbound.refresh() && reader.at().usn() >= inbound.claimsFrom();
        return reader.epoch().equals(step.self().epoch()) && (reader.refresh() || isTrue);
    }

    /**
     * The latest completion that may still be claimed. If a page was read at a later snapshot, a
     * promised change may have moved out of the range of its page meanwhile (law 2).
     */
    private Optional<Completion> pending(Cursor moved) {
        return Stream.concat(inbound.pending().stream(), update.completion().stream())
                .filter(each -> each.snapshot() >= moved.snapshot())
                .max((a, b) -> Long.compare(a.snapshot(), b.snapshot()));
    }

    /** Claims the promise; the caller has checked that no filter left out anything of it. */
    private void claim(Completion completion) {
        Vector claimed = step.vector(link.context()).with(completion.vector());
        new Claims(step).claim(link.context(), claimed);
    }

    private void remember(
            Inbound applied, Cursor moved, Optional<Completion> pending, boolean complete) {
        Instant patienceEnds =
                step.now().plus(step.terms().limits(link.partner()).patience().first());
        Inbound read = applied.read(
                        moved, pending, PageSize.of(update.content().entries()), patienceEnds)
                .with(applied.backsync().streaming());
        Inbound next = complete
                ? read.with(read.backsync().ended())
                        .answered(step.now()
                                .plus(step.terms().limits(link.partner()).poll()))
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

    /** Ends the partner's debt if each scope that it offers has been read to its end. */
    private void settleBacksync() {
        Partner partner = step.partner(link.partner());
        boolean settled = partner.owesBacksync()
                && new PartnerSchedules(step.terms())
                        .links(step.directory(), partner.site()).stream()
                                .map(each -> step.link(partner.site(), each.context())
                                        .inbound())
                                .allMatch(each -> !each.offered() || each.isBacksyncOver());
        if (settled) {
            step.put(partner.owingBacksync(false));
        }
    }

    /** Remembers the supplier's vector, so that our pages to it leave out what it covers. */
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
