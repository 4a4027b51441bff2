package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.Admission.Held;
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

/** How held parts end: by cure, by approval, or dropped. */
final class HeldRelease {
    /** As many as one step releases, so that mail does not wait behind a large batch. */
    private static final int RELEASED_AT_ONCE = 500;

    private final StepBuilder step;
    private final DeleteBrakeCheck brake;
    private final Applier applier;

    HeldRelease(StepBuilder step) {
        this.step = step;
        this.brake = new DeleteBrakeCheck(step);
        this.applier = new Applier(step);
    }

    /**
     * Applies what waits for nothing any more, and closes its gaps. What has another objection by now
     * is held for that.
     */
    Verdict release() {
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
            Admission admission = Admission.of(step, home, item.part());
            for (Held held : admission.held()) {
                step.held()
                        .hold(item.of(held.part())
                                .because(held.why().reason(), held.why().awaits()));
            }
            admission.admitted().ifPresent(part -> free.add(item.of(part)));
        }
        List<Entry> unasked = free.stream()
                .filter(each -> each.reason() != Reason.APPROVED)
                .map(HeldEntry::part)
                .toList();
        boolean braked = brake.holds(context, unasked);
        Vector applied = Vector.EMPTY;
        for (HeldEntry item : free) {
            if (braked && item.reason() != Reason.APPROVED && brake.deletes(item.part())) {
                HeldEntry deletion = item.of(item.part().emptied());
                step.held().hold(deletion.because(Reason.DELETE_BRAKE, Epoch.NONE));
                Entry rest = item.part().with(Life.NONE);
                applier.merge(rest);
                applied = applied.with(had(item.of(rest)));
            } else {
                applier.merge(item.part());
                applied = applied.with(had(item));
            }
        }
        closeGaps(context, applied);
    }

    /** Gives up a held part: our vector covers its changes from now on, though they are not here. */
    void drop(long number) {
        Optional<HeldEntry> found = item(step.directory(), number);
        found.ifPresent(item -> {
            step.held().release(item);
            closeGaps(item.part().context(), had(item));
        });
    }

    /** Lets through what the brake held. */
    void approve(long number) {
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

    /** A part of which attributes may have been left out leaves its gaps open, for a partner that tells all. */
    private static Vector had(HeldEntry item) {
        return item.partial() ? Vector.EMPTY : item.stamps();
    }

    private void closeGaps(ContextId context, Vector stamps) {
        new Claims(step).claim(context, step.vector(context).with(stamps));
    }
}
