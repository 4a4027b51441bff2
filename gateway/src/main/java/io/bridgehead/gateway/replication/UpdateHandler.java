package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.UnreadEntry;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What to do about a page: apply it, move the cursor, and claim the vector when that is lawful. */
final class UpdateHandler {
    private final StepBuilder draft;
    private final Update update;
    private final Link link;
    private final Inbound inbound;
    private final List<Entry> parts;
    private final SortedSet<AttributeName> withheld;

    UpdateHandler(StepBuilder draft, Update update) {
        this.draft = draft;
        this.update = update;
        this.link = draft.link(update.header().sender().site(), update.context());
        this.inbound = link.inbound();
        AttributeFilter sieve = draft.withholding(link.partner());
        List<Entry> sifted = new ArrayList<>();
        TreeSet<AttributeName> names = new TreeSet<>(update.withheld());
        for (Entry each : sieve.isEmpty() ? List.<Entry>of() : update.entries()) {
            names.addAll(sieve.in(each, name(each)));
            sifted.add(sieve.sift(each, name(each)));
        }
        this.parts = sieve.isEmpty() ? update.entries() : sifted;
        this.withheld = names;
    }

    private Rdn name(Entry part) {
        Placement told = part.placement();
        return told.equals(Placement.NONE)
                ? draft.entry(part.id(), part.context()).placement().rdn()
                : told.rdn();
    }

    Verdict handle() {
        if (!draft.includes(link.partner(), link.context())) {
            return Verdict.OBSOLETE;
        }
        if (isCutForAnotherPast()) {
            NewLife.setBack(draft, draft.self().epoch(), update.header());
            return Verdict.SET_BACK;
        }
        Epoch supplier = update.header().sender().epoch();
        boolean first = inbound.cursor().epoch().equals(Epoch.NONE);
        if (!inbound.offered() || (first && inbound.request() == 0) || !isCutForThis()) {
            return Verdict.OBSOLETE;
        }
        Cursor cursor = first ? Cursor.startOf(supplier) : inbound.cursor();
        if (!cursor.agreesWith(update.from()) || !cursor.agreesWith(update.to())) {
            draft.put(draft.partner(link.partner()).troubled(Trouble.PARTNER_ROLLED_BACK));
            draft.put(link.with(inbound.due(draft.now())));
            return Verdict.PARTNER_ROLLED_BACK;
        }
        boolean known = cursor.received().containsAll(update.range());
        if (!known) {
            update.owners().forEach(draft::put);
            Applier.page(draft, link.context(), sender(), parts);
            if (hasBegunAgain()) {
                return Verdict.APPLIED_UNPROVED;
            }
            if (!update.unread().isEmpty()) {
                draft.put(link.with((isPartial() ? inbound.partly() : inbound).unread(unread())));
                return Verdict.APPLIED_SOME_UNREAD;
            }
        }
        Inbound read = known ? inbound : applied();
        if (!known && runsOverAnEnd(cursor)) {
            draft.put(link.with(applied().partial() ? inbound.partly() : inbound));
            doubt();
            askAtOnce();
            return Verdict.APPLIED_UNPROVED;
        }
        boolean late = isOlderThan(cursor);
        Cursor moved = cursor.with(update.range(), update.to(), update.snapshot());
        Optional<Completion> pending = pending(moved);
        boolean complete = pending.filter(each -> moved.received().contiguous() >= each.snapshot())
                .isPresent();
        if (complete) {
            draft.put(draft.partner(link.partner()).relieved(Trouble.PARTNER_ROLLED_BACK));
            pending.filter(each -> read.lacking().isEmpty()).ifPresent(this::claim);
        }
        remember(read, moved, complete ? Optional.empty() : pending, complete);
        if (late) {
            askAtOnce();
        }
        return verdict(known, complete, moved);
    }

    /**
     * The page says that an epoch was cut of which we claimed more. It was cut for that claim, so what
     * is in it is true, and what is not in it may be lacking here: its range counts as unread.
     */
    private boolean hasBegunAgain() {
        Link after = draft.link(link.partner(), link.context());
        boolean anew = !after.equals(link);
        if (anew && isPartial()) {
            draft.put(after.with(after.inbound().partly()));
        }
        return anew;
    }

    /** Without these entries the range is not read: it is asked for again, and no more often for that. */
    private Unread unread() {
        UnreadEntry first = update.unread().get(0);
        return new Unread(update.range(), update.unread().size(), first.entry(), first.why());
    }

    /**
     * The page begins before an end that we know by its mark, and ends behind it, so neither of its
     * own marks shows whether it is of the history that we have read. Our cursor asks.
     */
    private boolean runsOverAnEnd(Cursor cursor) {
        return !cursor.marks()
                .subMap(update.range().since() + 1, update.range().through())
                .isEmpty();
    }

    /** The supplier is shown the page's end with the next status: it knows its own history. */
    private void doubt() {
        Partner supplier = draft.partner(link.partner());
        draft.put(supplier.doubting(update.to()).awaiting(0, 0, draft.now()));
    }

    /**
     * The supplier's database ended before what we have read of it, or before what it has said of
     * itself since. Either the page is late, and one question too many is asked, or the supplier was
     * set back, and our cursor will prove it.
     */
    private boolean isOlderThan(Cursor cursor) {
        Outbound told = link.outbound();
        boolean heardMore = told.epoch().equals(cursor.epoch())
                && update.snapshot() < told.claimed().usn();
        return heardMore || update.snapshot() < cursor.received().last();
    }

    private void askAtOnce() {
        Link now = draft.link(link.partner(), link.context());
        if (!now.inbound().asking()) {
            draft.put(now.with(now.inbound().due(draft.now())));
        }
    }

    /** It leaves out what this very life held at a mark that our history does not have. */
    private boolean isCutForAnotherPast() {
        Mark at = update.reader().at();
        return update.reader().epoch().equals(draft.self().epoch())
                && !draft.directory().mark(at.usn()).equals(Optional.of(at));
    }

    /**
     * A page lacks what its reader was known to hold then. We hold that no more if it was read in a
     * former life, or claimed falsely, and do not count on it while we ask for everything again.
     */
    private boolean isCutForThis() {
        CutFor reader = update.reader();
        boolean truly = !inbound.refresh() && reader.at().usn() >= inbound.claimsFrom();
        return reader.epoch().equals(draft.self().epoch()) && (update.refresh() || truly);
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
        return update.partial() || !withheld.isEmpty();
    }

    private Inbound applied() {
        Inbound lacking = inbound.lacking(withheld);
        return isPartial() ? lacking.partly() : lacking;
    }

    /** Only if nothing was left out of what was read, or we would claim what we never got. */
    private void claim(Completion completion) {
        draft.put(
                link.context(),
                Applier.withoutHeld(
                        draft,
                        link.context(),
                        draft.vector(link.context()).with(completion.vector())));
    }

    private void remember(
            Inbound applied, Cursor moved, Optional<Completion> pending, boolean complete) {
        Instant patienceEnds = draft.now().plus(draft.limits(link.partner()).patience());
        Inbound read = applied.read(moved, pending, PageSize.of(update.entries()), patienceEnds);
        Inbound next = complete
                ? read.answered(draft.now().plus(draft.limits(link.partner()).poll()))
                : read;
        Link after = new Link(link.partner(), link.context(), next, informed());
        draft.put(after);
        if (complete) {
            settleBacksync();
        }
        if (next.unanswered() >= draft.limits(link.partner()).windowBytes() / 2) {
            AskDuty.extendCredit(draft, after);
        }
    }

    /** A partner that has told everything it offers owes nothing more. */
    private void settleBacksync() {
        Partner partner = draft.partner(link.partner());
        boolean settled = partner.owesBacksync()
                && draft.windows().links(draft.directory(), partner.site()).stream()
                        .map(each -> draft.link(partner.site(), each.context()).inbound())
                        .allMatch(each -> !each.offered() || each.hasBeenAnswered());
        if (settled) {
            draft.put(partner.owingBacksync(false));
        }
    }

    /** Whoever shows us its vector need not be told what it covers. */
    private Outbound informed() {
        Outbound outbound = link.outbound();
        boolean sameLife = outbound.epoch().equals(update.header().sender().epoch());
        return update.completion()
                .filter(each -> sameLife)
                .map(each ->
                        outbound.knowing(each.vector(), update.header().sender().at()))
                .orElse(outbound);
    }

    private Verdict verdict(boolean known, boolean complete, Cursor moved) {
        if (!draft.held().isEmpty()) {
            return Verdict.APPLIED_SOME_HELD;
        }
        if (complete) {
            return Verdict.CAUGHT_UP;
        }
        if (known) {
            return Verdict.DUPLICATE;
        }
        boolean gap = moved.received().contiguous() < update.range().through();
        return gap ? Verdict.APPLIED_BEYOND_GAP : Verdict.APPLIED;
    }
}
