package io.bridgehead.gateway.replication;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.List;

/** Which deletions wait until somebody approves them (docs/replication.md, "The delete brake"). */
final class DeleteBrakeCheck {
    private DeleteBrakeCheck() {}

    /**
     * Whether the deletions among {@code parts}, which may all be applied otherwise, must wait;
     * counts them if not. While some of a context wait, all further ones do: the same deletion may
     * come on two ways, and a batch in many pages.
     */
    static boolean holds(StepBuilder draft, ContextId context, List<Entry> parts) {
        long deleted = parts.stream().filter(each -> deletes(draft, each)).count();
        if (deleted == 0) {
            return false;
        }
        Deletions counted = counted(draft, context).and(deleted);
        if (draft.directory().heldCount(context, Reason.DELETE_BRAKE, 1) > 0
                || draft.brake().bites(counted.count(), counted.live())) {
            return true;
        }
        draft.held().count(counted);
        return false;
    }

    /** Whether an entry that lives here would be deleted. */
    static boolean deletes(StepBuilder draft, Entry part) {
        if (!part.life().deleted()) {
            return false;
        }
        Entry before = draft.entry(part.id(), part.context());
        return before.isLive() && Life.merge(before.life(), part.life()).deleted();
    }

    /**
     * Whether a deletion counts as had, though the entry lives here: somebody dropped it.
     */
    static boolean wasDropped(StepBuilder draft, Entry part) {
        return draft.vector(part.context()).covers(part.life().write().stamp());
    }

    /** What somebody approves is meant, so counting begins anew. */
    static void approved(StepBuilder draft, ContextId context) {
        draft.held().count(anew(draft, context));
    }

    private static Deletions counted(StepBuilder draft, ContextId context) {
        return draft.held()
                .counted(context)
                .filter(each -> each.since().plus(DeleteBrake.WITHIN).isAfter(draft.now()))
                .filter(each -> !each.since().isAfter(draft.now()))
                .orElseGet(() -> anew(draft, context));
    }

    private static Deletions anew(StepBuilder draft, ContextId context) {
        long live = draft.directory().totals(context).live();
        return new Deletions(context, draft.now(), live, 0);
    }
}
