package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Entry;
import io.bridgehead.store.EpochOwner;
import io.bridgehead.store.HeldEntry;
import io.bridgehead.store.HeldEntry.Reason;
import io.bridgehead.store.Merge;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Range;
import io.bridgehead.store.Ranges;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.Vector;
import java.util.List;
import java.util.Optional;

/** Merging what arrived into what is here, or holding it if that may not be done yet. */
final class Applying {
    private Applying() {}

    static void all(Draft draft, ContextId context, SiteId from, List<Entry> parts) {
        Optional<NamingContext> home = draft.directory().context(context);
        for (Entry part : parts) {
            Optional<Reason> objection = objection(draft, home, part);
            if (objection.isPresent()) {
                hold(draft, new HeldEntry(from, part, objection.get(), draft.now()));
            } else {
                merge(draft, part);
            }
        }
    }

    private static void merge(Draft draft, Entry part) {
        Entry before = draft.entry(part.id(), part.context());
        Merge merge = Merge.of(before, part);
        Entry after = merge.entry();
        if (!after.equals(before)) {
            draft.put(after);
        }
        draft.put(merge.conflicts());
        boolean appears = after.isLive() && !before.isLive();
        if (appears || !after.placement().equals(before.placement())) {
            draft.put(Namesakes.of(draft, after).stream().toList());
        }
    }

    /** Holds it durably; the same part is held once, however often it comes. */
    private static void hold(Draft draft, HeldEntry item) {
        boolean held = draft.heldIn(item.part().context()).stream()
                .anyMatch(each -> each.part().equals(item.part()));
        if (!held) {
            draft.hold(item);
        }
    }

    /** Why a part may not be applied yet (docs/replication.md, law 6); nothing new needs no reason. */
    static Optional<Reason> objection(Draft draft, Optional<NamingContext> context, Entry part) {
        return reason(draft, context, part)
                .filter(each -> each != Reason.UNKNOWN_EPOCH || isNews(draft, part));
    }

    private static boolean isNews(Draft draft, Entry part) {
        Entry before = draft.entry(part.id(), part.context());
        return !Merge.of(before, part).entry().equals(before);
    }

    private static Optional<Reason> reason(
            Draft draft, Optional<NamingContext> context, Entry part) {
        if (!draft.entry(part.id(), part.context()).context().equals(part.context())) {
            return Optional.of(Reason.OTHER_CONTEXT);
        }
        for (Stamp stamp : part.stamps()) {
            Optional<EpochOwner> owner = draft.owner(stamp.epoch());
            if (owner.isEmpty()) {
                return Optional.of(Reason.UNKNOWN_EPOCH);
            }
            SiteId site = owner.get().site();
            if (!context.map(each -> each.acceptsWritesOf(site)).orElse(false)) {
                return Optional.of(Reason.FOREIGN_WRITE);
            }
        }
        return Optional.empty();
    }

    /**
     * Held is not had: the stamps of held parts are gaps in what we claim (law 3), but for those that
     * we had before. A part always names its entry's creation, which may be long known.
     */
    static Vector withoutHeld(Draft draft, ContextId context, Vector vector) {
        Vector had = draft.vector(context);
        Vector rest = vector;
        for (HeldEntry each : draft.heldIn(context)) {
            for (Stamp stamp : each.part().stamps()) {
                rest = had.covers(stamp) ? rest : rest.without(stamp);
            }
        }
        return rest;
    }

    /**
     * What we may promise to others: nothing of an epoch of which something new is held. The held part
     * may have overwritten what we claim, and whoever believes us has neither.
     */
    static Vector promise(Draft draft, ContextId context) {
        Vector had = draft.claim(context);
        Vector promise = had;
        for (HeldEntry each : draft.heldIn(context)) {
            for (Stamp stamp : each.part().stamps()) {
                promise = had.covers(stamp) ? promise : promise.upTo(stamp.epoch(), 0);
            }
        }
        return promise;
    }

    /** Applies one held part for which there is no objection any more, and closes its gaps. */
    static void release(Draft draft, HeldEntry item) {
        draft.release(item);
        merge(draft, item.part());
        ContextId context = item.part().context();
        Vector vector = with(draft.vector(context), item.part());
        draft.put(context, withoutHeld(draft, context, vector));
    }

    /** What has arrived, whether it could be applied or is held. */
    static Vector seen(Draft draft, ContextId context) {
        Vector seen = draft.claim(context);
        for (HeldEntry each : draft.heldIn(context)) {
            seen = with(seen, each.part());
        }
        return seen;
    }

    /** Whether a part waits for an owner whom this partner, who has it, must know. */
    static boolean lacksOwner(Draft draft, ContextId context, Vector offered) {
        return draft.heldIn(context).stream()
                .filter(each -> each.reason() == Reason.UNKNOWN_EPOCH)
                .anyMatch(each -> each.part().stamps().stream().allMatch(offered::covers));
    }

    private static Vector with(Vector vector, Entry part) {
        Vector all = vector;
        for (Stamp stamp : part.stamps()) {
            Ranges had = Ranges.EMPTY.with(new Range(stamp.usn() - 1, stamp.usn()));
            all = all.with(stamp.epoch(), had);
        }
        return all;
    }
}
