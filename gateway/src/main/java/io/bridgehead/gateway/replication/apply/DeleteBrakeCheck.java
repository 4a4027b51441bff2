package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.terms.DeleteBrake;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.List;

/**
 * Decides which deletions wait for the operator's approval (docs/replication.md, "The delete
 * brake").
 */
public final class DeleteBrakeCheck {
    private final StepBuilder step;

    public DeleteBrakeCheck(StepBuilder step) {
        this.step = step;
    }

    /**
     * Whether the deletions among {@code parts} must wait; counts them if they need not. No other
     * reason to hold the parts may be left. While some deletions of a context wait, all further
     * ones wait too. Otherwise a batch that comes in many pages, or by two partners, would pass in
     * small portions.
     */
    public boolean holds(ContextId context, List<Entry> parts) {
        long deleted = parts.stream().filter(each -> deletes(each)).count();
        if (deleted == 0) {
            return false;
        }
        Deletions counted = counted(context).and(deleted);
        if (step.directory().heldCount(context, Reason.DELETE_BRAKE, 1) > 0
                || step.terms().brake().isExceededBy(counted.count(), counted.live())) {
            return true;
        }
        step.held().count(counted);
        return false;
    }

    /** Whether {@code part} would delete an entry that lives here. */
    public boolean deletes(Entry part) {
        if (!part.life().deleted()) {
            return false;
        }
        Entry before = step.entry(part.id(), part.context());
        return before.isLive() && Life.merge(before.life(), part.life()).deleted();
    }

    /**
     * Whether the operator dropped this deletion: our vector covers it, but the entry lives here.
     */
    public boolean wasDropped(Entry part) {
        return step.vector(part.context()).covers(part.life().write().stamp());
    }

    /**
     * Counts from zero again: the deletions so far were intended, as the operator's approval shows.
     */
    public void approved(ContextId context) {
        step.held().count(restarted(context));
    }

    private Deletions counted(ContextId context) {
        return step.held()
                .counted(context)
                .filter(each -> each.since().plus(DeleteBrake.WITHIN).isAfter(step.now()))
                .filter(each -> !each.since().isAfter(step.now()))
                .orElseGet(() -> restarted(context));
    }

    private Deletions restarted(ContextId context) {
        long live = step.directory().totals(context).live();
        return new Deletions(context, step.now(), live, 0);
    }
}
