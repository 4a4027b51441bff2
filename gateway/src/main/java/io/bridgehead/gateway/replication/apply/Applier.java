package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.apply.Admission.Held;
import io.bridgehead.gateway.replication.apply.Admission.Objection;
import io.bridgehead.gateway.replication.step.StepBuilder;
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

/** Merges arrived parts into the entries here, and holds the parts that may not be applied yet. */
public final class Applier {
    /**
     * The partner that sent the parts.
     *
     * @param withholds whether the parts may lack attributes that were written in the same stamps
     */
    public record Sender(SiteId site, boolean withholds) {
        HeldEntry held(Objection why, Entry part, Instant now) {
            return new HeldEntry(site, part, why.reason(), why.awaits(), now, withholds);
        }
    }

    private final StepBuilder step;
    private final DeleteBrakeCheck brake;

    public Applier(StepBuilder step) {
        this.step = step;
        this.brake = new DeleteBrakeCheck(step);
    }

    /**
     * Applies the parts of a page. A deletion that the operator dropped waits for the operator
     * again if a page brings it again. Otherwise a single one would pass below the brake and undo
     * the decision.
     */
    public void page(ContextId context, Sender from, List<Entry> parts) {
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

    /** Applies what may be applied of {@code parts}, and holds the rest. */
    public void all(ContextId context, Sender from, List<Entry> parts) {
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
                // Only the deletion waits. To hold the attributes too would delay changes that no
                // brake concerns.
                Objection why = Objection.of(Reason.DELETE_BRAKE);
                step.held().hold(from.held(why, part.emptied(), step.now()));
                merge(part.with(Life.NONE));
            } else {
                merge(part);
            }
        }
    }

    /** Merges {@code part} into the entry here, and logs the conflicts. */
    public void merge(Entry part) {
        Entry before = step.entry(part.id(), part.context());
        Merge merge = Merge.of(before, part, step.lives());
        Entry after = merge.entry();
        if (!after.equals(before)) {
            step.put(after);
        }
        step.log(merge.conflicts());
        // An entry can claim a name without a new placement: an undelete makes it show again.
        boolean appears = after.isLive() && !before.isLive();
        if (appears || !after.placement().equals(before.placement())) {
            step.log(NameConflicts.of(step, after).stream().toList());
            new LostEntries(step).afterMove(after);
        }
    }
}
