package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.Admission.Held;
import io.bridgehead.gateway.replication.Admission.Objection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merging what arrived into what is here, or holding it if that may not be done yet. */
final class Applier {
    /** The oldest of what is held, where it matters who sent it. */
    private static final int HELD_LOOKED_AT = 1_000;

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

    private Applier() {}

    /** What a page brought. A deletion that was dropped, and comes again, waits for somebody again. */
    static void page(StepBuilder draft, ContextId context, Sender from, List<Entry> parts) {
        Objection why = Objection.of(Reason.DELETE_BRAKE);
        List<Entry> rest = new ArrayList<>();
        for (Entry part : parts) {
            boolean dropped = DeleteBrakeCheck.deletes(draft, part)
                    && DeleteBrakeCheck.wasDropped(draft, part);
            if (dropped) {
                draft.held().hold(from.held(why, part.emptied(), draft.now()));
            }
            rest.add(dropped ? part.with(Life.NONE) : part);
        }
        all(draft, context, from, rest);
    }

    static void all(StepBuilder draft, ContextId context, Sender from, List<Entry> parts) {
        Optional<NamingContext> home = draft.directory().context(context);
        List<Entry> admitted = new ArrayList<>();
        for (Entry part : parts) {
            Admission admission = Admission.of(draft, home, part);
            for (Held held : admission.held()) {
                draft.held().hold(from.held(held.why(), held.part(), draft.now()));
            }
            admission.admitted().ifPresent(admitted::add);
        }
        boolean braked = DeleteBrakeCheck.holds(draft, context, admitted);
        for (Entry part : admitted) {
            if (braked && DeleteBrakeCheck.deletes(draft, part)) {
                Objection why = Objection.of(Reason.DELETE_BRAKE);
                draft.held().hold(from.held(why, part.emptied(), draft.now()));
                merge(draft, part.with(Life.NONE));
            } else {
                merge(draft, part);
            }
        }
    }

    static void merge(StepBuilder draft, Entry part) {
        Entry before = draft.entry(part.id(), part.context());
        Merge merge = Merge.of(before, part);
        Entry after = merge.entry();
        if (!after.equals(before)) {
            draft.put(after);
        }
        draft.put(merge.conflicts());
        boolean appears = after.isLive() && !before.isLive();
        if (appears || !after.placement().equals(before.placement())) {
            draft.put(NameConflicts.of(draft, after).stream().toList());
        }
    }

    /**
     * Held is not had: the stamps of held parts are gaps in what we claim (law 3), but for those that
     * we had before. A part always names its entry's creation, which may be long known.
     */
    static Vector withoutHeld(StepBuilder draft, ContextId context, Vector vector) {
        return vector.without(draft.held().stamps(context).without(draft.vector(context)));
    }

    /**
     * What we may promise to others: nothing of an epoch of which something new is held. The held part
     * may have overwritten what we claim, and whoever believes us has neither.
     */
    static Vector promise(StepBuilder draft, ContextId context) {
        Vector promise = draft.claim(context);
        for (Epoch epoch : draft.held().stamps(context).without(promise).held().keySet()) {
            promise = promise.upTo(epoch, 0);
        }
        return promise;
    }

    /** What has arrived, whether it could be applied or is held. */
    static Vector seen(StepBuilder draft, ContextId context) {
        return draft.claim(context).with(draft.held().stamps(context));
    }

    /**
     * Whether anything here may lack what was written in its stamps, because it came from a partner who
     * left that out, or from one who was not told it.
     */
    static boolean isPartial(StepBuilder draft, ContextId context) {
        return draft.directory().partners().stream()
                .map(each -> draft.link(each.site(), context).inbound())
                .anyMatch(Inbound::partial);
    }

    /** As {@link #lacksOwner}, of a part that this partner has sent and does not claim itself. */
    static boolean lacksOwnerOfPart(StepBuilder draft, Link link) {
        return draft.directory().held(link.context(), HELD_LOOKED_AT).stream()
                .filter(each -> each.partial() && each.from().equals(link.partner()))
                .filter(each -> each.reason() == Reason.UNKNOWN_EPOCH)
                .anyMatch(each -> draft.owner(each.awaits()).isEmpty());
    }

    /** Whether a part waits for an owner whom this partner, who has it, must know. */
    static boolean lacksOwner(StepBuilder draft, ContextId context, Vector offered) {
        Vector held = draft.held().stamps(context);
        return held.held().entrySet().stream()
                .filter(each -> draft.owner(each.getKey()).isEmpty())
                .anyMatch(each -> !each.getValue()
                        .without(offered.of(each.getKey()))
                        .equals(each.getValue()));
    }
}
