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
    /** In one step, so that a great batch keeps nobody waiting. */
    private static final int RELEASED_AT_ONCE = 500;

    private HeldRelease() {}

    /**
     * Applies what waits for nothing any more, and closes its gaps. What has another objection by now
     * is held for that.
     */
    static Step release(StepBuilder draft) {
        List<HeldEntry> ripe = draft.directory().ripe(RELEASED_AT_ONCE);
        if (ripe.isEmpty()) {
            return Step.nothing(Verdict.IDLE);
        }
        SortedMap<ContextId, List<HeldEntry>> all = new TreeMap<>();
        for (HeldEntry item : ripe) {
            draft.held().release(item);
            all.computeIfAbsent(item.part().context(), none -> new ArrayList<>())
                    .add(item);
        }
        all.forEach((context, items) -> release(draft, context, items));
        return draft.step(Verdict.RELEASED);
    }

    private static void release(StepBuilder draft, ContextId context, List<HeldEntry> items) {
        Optional<NamingContext> home = draft.directory().context(context);
        List<HeldEntry> free = new ArrayList<>();
        for (HeldEntry item : items) {
            Admission admission = Admission.of(draft, home, item.part());
            for (Held held : admission.held()) {
                draft.held()
                        .hold(item.of(held.part())
                                .because(held.why().reason(), held.why().awaits()));
            }
            admission.admitted().ifPresent(part -> free.add(item.of(part)));
        }
        List<Entry> unasked = free.stream()
                .filter(each -> each.reason() != Reason.APPROVED)
                .map(HeldEntry::part)
                .toList();
        boolean braked = DeleteBrakeCheck.holds(draft, context, unasked);
        Vector applied = Vector.EMPTY;
        for (HeldEntry item : free) {
            if (braked
                    && item.reason() != Reason.APPROVED
                    && DeleteBrakeCheck.deletes(draft, item.part())) {
                HeldEntry deletion = item.of(item.part().emptied());
                draft.held().hold(deletion.because(Reason.DELETE_BRAKE, Epoch.NONE));
                Entry rest = item.part().with(Life.NONE);
                Applier.merge(draft, rest);
                applied = applied.with(had(item.of(rest)));
            } else {
                Applier.merge(draft, item.part());
                applied = applied.with(had(item));
            }
        }
        closeGaps(draft, context, applied);
    }

    /** Gives up a held part: its changes count as had, though nobody here has them. */
    static void drop(StepBuilder draft, long number) {
        Optional<HeldEntry> found = item(draft.directory(), number);
        found.ifPresent(item -> {
            draft.held().release(item);
            closeGaps(draft, item.part().context(), had(item));
        });
    }

    /** Lets through what the brake held. */
    static void approve(StepBuilder draft, long number) {
        Optional<HeldEntry> found = item(draft.directory(), number)
                .filter(each -> each.reason() == Reason.DELETE_BRAKE);
        found.ifPresent(item -> {
            draft.held().release(item);
            draft.held().hold(item.because(Reason.APPROVED, item.awaits()));
            DeleteBrakeCheck.approved(draft, item.part().context());
        });
    }

    private static Optional<HeldEntry> item(Directory directory, long number) {
        return directory.held(number - 1, 1).stream()
                .filter(each -> each.number() == number)
                .map(HeldItem::held)
                .findFirst();
    }

    /** A part of which attributes may have been left out leaves its gaps to whoever tells us all. */
    private static Vector had(HeldEntry item) {
        return item.partial() ? Vector.EMPTY : item.stamps();
    }

    private static void closeGaps(StepBuilder draft, ContextId context, Vector stamps) {
        Vector vector = draft.vector(context).with(stamps);
        draft.put(context, Applier.withoutHeld(draft, context, vector));
    }
}
