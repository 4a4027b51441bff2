package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.Admission.Held;
import io.bridgehead.gateway.replication.Admission.Objection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merging what arrived into what is here, or holding it if that may not be done yet. */
final class Applier {
    /**
     * Who sent parts.
     *
     * @param withholds whether attributes may be missing from them that were written in the same stamps
     */
    record Sender(SiteId site, boolean withholds) {
        HeldEntry held(Objection why, Entry part, Instant now) {
            return new HeldEntry(site, part, why.reason(), why.awaits(), now, withholds);
        }
    }

    private final StepBuilder step;
    private final DeleteBrakeCheck brake;

    Applier(StepBuilder step) {
        this.step = step;
        this.brake = new DeleteBrakeCheck(step);
    }

    /** What a page brought. A deletion that was dropped and comes again waits for the operator again. */
    void page(ContextId context, Sender from, List<Entry> parts) {
        Objection why = Objection.of(Reason.DELETE_BRAKE);
        List<Entry> rest = new ArrayList<>();
        for (Entry part : parts) {
            boolean dropped = brake.deletes(part) && brake.wasDropped(part);
            if (dropped) {
                step.held().hold(from.held(why, part.emptied(), step.now()));
            }
            rest.add(dropped ? part.with(Life.NONE) : part);
        }
        all(context, from, rest);
    }

    void all(ContextId context, Sender from, List<Entry> parts) {
        Optional<NamingContext> home = step.directory().context(context);
        List<Entry> admitted = new ArrayList<>();
        for (Entry part : parts) {
            Admission admission = Admission.of(step, home, part);
            for (Held held : admission.held()) {
                step.held().hold(from.held(held.why(), held.part(), step.now()));
            }
            admission.admitted().ifPresent(admitted::add);
        }
        boolean braked = brake.holds(context, admitted);
        for (Entry part : admitted) {
            if (braked && brake.deletes(part)) {
                Objection why = Objection.of(Reason.DELETE_BRAKE);
                step.held().hold(from.held(why, part.emptied(), step.now()));
                merge(part.with(Life.NONE));
            } else {
                merge(part);
            }
        }
    }

    void merge(Entry part) {
        Entry before = step.entry(part.id(), part.context());
        Merge merge = Merge.of(before, part);
        Entry after = merge.entry();
        if (!after.equals(before)) {
            step.put(after);
        }
        step.put(merge.conflicts());
        boolean appears = after.isLive() && !before.isLive();
        if (appears || !after.placement().equals(before.placement())) {
            step.put(NameConflicts.of(step, after).stream().toList());
        }
    }
}
