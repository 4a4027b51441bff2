package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.apply.Admission.Held;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.HeldItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ends the waiting of held parts: applies them when the reason is gone, or drops them. */
public final class HeldRelease {
    /** One step releases so many, so that mail does not wait behind a large batch. */
    private static final int RELEASED_AT_ONCE = 500;

    private final StepBuilder step;
    private final DeleteBrakeCheck brake;
    private final Applier applier;

    public HeldRelease(StepBuilder step) {
        this.step = step;
        this.brake = new DeleteBrakeCheck(step);
        this.applier = new Applier(step);
    }

    /**
     * Applies held parts whose reason is gone, and closes their gaps. A part that may not be
     * applied for another reason by now is held for that reason.
     */
    public Verdict release() {
        List<HeldEntry> ripe = step.directory().ripe(RELEASED_AT_ONCE);
        if (ripe.isEmpty()) {
            return Verdict.IDLE;
        }
        SortedMap<ContextId, List<HeldEntry>> all = new TreeMap<>();
        for (HeldEntry item : ripe) {
            step.held().release(item);
            all.computeIfAbsent(item.part().context(), none -> new ArrayList<>())
                    .add(item);
        }
        all.forEach((context, items) -> release(context, items));
        return Verdict.RELEASED;
    }

    private void release(ContextId context, List<HeldEntry> items) {
        Optional<NamingContext> home = step.directory().context(context);
        List<HeldEntry> free = new ArrayList<>();
        for (HeldEntry item : items) {
            // The directory has changed since the part was held, so the part is judged again. An
            // owner that became known may show that the write is foreign.
            Admission admission = Admission.of(step, home, item.part());
            for (Held held : admission.held()) {
                step.held()
                        .hold(item.of(held.part())
                                .because(held.why().reason(), held.why().awaits()));
            }
            admission.admitted().ifPresent(part -> free.add(item.of(part)));
        }
        // Approved deletions do not count. They would make the brake hold what was just approved.
        List<Entry> notApproved = free.stream()
                .filter(each -> each.reason() != Reason.APPROVED)
                .map(HeldEntry::part)
                .toList();
        boolean braked = brake.holds(context, notApproved);
        Vector applied = Vector.EMPTY;
        for (HeldEntry item : free) {
            if (braked && item.reason() != Reason.APPROVED && brake.deletes(item.part())) {
                HeldEntry deletion = item.of(item.part().emptied());
                step.held().hold(deletion.because(Reason.DELETE_BRAKE, Epoch.NONE));
                Entry rest = item.part().with(Life.NONE);
                applier.merge(rest);
                applied = applied.with(covered(item.of(rest)));
            } else {
                applier.merge(item.part());
                applied = applied.with(covered(item));
            }
        }
        closeGaps(context, applied);
    }

    /**
     * Drops a held part. From now on our vector covers its changes, so that partners stop sending
     * them.
     */
    public void drop(long number) {
        Optional<HeldEntry> found = item(step.directory(), number);
        found.ifPresent(item -> {
            step.held().release(item);
            closeGaps(item.part().context(), covered(item));
        });
    }

    /** Approves a deletion that the brake held; the next release applies it. */
    public void approve(long number) {
        Optional<HeldEntry> found =
                item(step.directory(), number).filter(each -> each.reason() == Reason.DELETE_BRAKE);
        found.ifPresent(item -> {
            step.held().release(item);
            step.held().hold(item.because(Reason.APPROVED, item.awaits()));
            brake.approved(item.part().context());
        });
    }

    private static Optional<HeldEntry> item(Directory directory, long number) {
        return directory.held(number - 1, 1).stream()
                .filter(each -> each.number() == number)
                .map(HeldItem::held)
                .findFirst();
    }

    /**
     * The stamps that our vector may cover after this part has ended. If the part may lack
     * attributes, none: the gaps stay open, so that a partner that has all attributes sends them.
     */
    private static Vector covered(HeldEntry item) {
        return item.partial() ? Vector.EMPTY : item.stamps();
    }

    private void closeGaps(ContextId context, Vector stamps) {
        new Claims(step).claim(context, step.vector(context).with(stamps));
    }
}
