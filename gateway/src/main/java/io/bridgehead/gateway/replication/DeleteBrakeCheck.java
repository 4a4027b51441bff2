package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.terms.DeleteBrake;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.List;

/** Which deletions wait until the operator approves them (docs/replication.md, "The delete brake"). */
final class DeleteBrakeCheck {
    private final StepBuilder step;

    DeleteBrakeCheck(StepBuilder step) {
        this.step = step;
    }

    /**
     * Whether the deletions among {@code parts}, which may all be applied otherwise, must wait;
     * counts them if not. While some of a context wait, all further ones do: the same deletion may
     * come in two ways, and a batch in many pages.
     */
    boolean holds(ContextId context, List<Entry> parts) {
        long deleted = parts.stream().filter(each -> deletes(each)).count();
        if (deleted == 0) {
            return false;
        }
        Deletions counted = counted(context).and(deleted);
        if (step.directory().heldCount(context, Reason.DELETE_BRAKE, 1) > 0
                || step.terms().brake().bites(counted.count(), counted.live())) {
            return true;
        }
        step.held().count(counted);
        return false;
    }

    /** Whether an entry that lives here would be deleted. */
    boolean deletes(Entry part) {
        if (!part.life().deleted()) {
            return false;
        }
        Entry before = step.entry(part.id(), part.context());
        return before.isLive() && Life.merge(before.life(), part.life()).deleted();
    }

    /** Whether our vector covers a deletion though the entry lives here: the operator dropped it. */
    boolean wasDropped(Entry part) {
        return step.vector(part.context()).covers(part.life().write().stamp());
    }

    /** What the operator approves is meant, so counting starts again. */
    void approved(ContextId context) {
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
