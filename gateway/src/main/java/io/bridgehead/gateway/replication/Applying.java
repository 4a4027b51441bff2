package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.ContextId;
import io.bridgehead.store.Entry;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.EpochOwner;
import io.bridgehead.store.HeldEntry;
import io.bridgehead.store.HeldEntry.Reason;
import io.bridgehead.store.Inbound;
import io.bridgehead.store.Link;
import io.bridgehead.store.Merge;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merging what arrived into what is here, or holding it if that may not be done yet. */
final class Applying {
    /** The oldest of what is held, where it matters who sent it. */
    private static final int HELD_LOOKED_AT = 1_000;

    /**
     * Why a part may not be applied yet.
     *
     * @param awaits the epoch whose owner would settle it, or NONE
     */
    record Objection(Reason reason, Epoch awaits) {
        static Objection of(Reason reason) {
            return new Objection(reason, Epoch.NONE);
        }

        HeldEntry to(Sender from, Entry part, Instant now) {
            return new HeldEntry(from.site(), part, reason, awaits, now, from.withholds());
        }
    }

    /**
     * Who sent parts.
     *
     * @param withholds whether attributes may be missing from them that were written in the same stamps
     */
    record Sender(SiteId site, boolean withholds) {}

    private Applying() {}

    static void all(Draft draft, ContextId context, Sender from, List<Entry> parts) {
        Optional<NamingContext> home = draft.directory().context(context);
        List<Entry> allowed = new ArrayList<>();
        for (Entry part : parts) {
            Optional<Objection> objection = objection(draft, home, part);
            if (objection.isPresent()) {
                draft.held().hold(objection.get().to(from, part, draft.now()));
            } else {
                allowed.add(part);
            }
        }
        boolean braked = Braking.holds(draft, context, allowed);
        for (Entry part : allowed) {
            if (braked && Braking.deletes(draft, part)) {
                draft.held().hold(Objection.of(Reason.DELETE_BRAKE).to(from, part, draft.now()));
            } else {
                merge(draft, part);
            }
        }
    }

    static void merge(Draft draft, Entry part) {
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

    /** Why a part may not be applied yet (docs/replication.md, law 6); nothing new needs no reason. */
    static Optional<Objection> objection(Draft draft, Optional<NamingContext> context, Entry part) {
        return reason(draft, context, part)
                .filter(each -> each.reason() != Reason.UNKNOWN_EPOCH || isNews(draft, part));
    }

    private static boolean isNews(Draft draft, Entry part) {
        Entry before = draft.entry(part.id(), part.context());
        return !Merge.of(before, part).entry().equals(before);
    }

    private static Optional<Objection> reason(
            Draft draft, Optional<NamingContext> context, Entry part) {
        if (!draft.entry(part.id(), part.context()).context().equals(part.context())) {
            return Optional.of(Objection.of(Reason.OTHER_CONTEXT));
        }
        for (Stamp stamp : part.stamps()) {
            Optional<EpochOwner> owner = draft.owner(stamp.epoch());
            if (owner.isEmpty()) {
                return Optional.of(new Objection(Reason.UNKNOWN_EPOCH, stamp.epoch()));
            }
            SiteId site = owner.get().site();
            if (!context.map(each -> each.acceptsWritesOf(site)).orElse(false)) {
                return Optional.of(Objection.of(Reason.FOREIGN_WRITE));
            }
        }
        return Optional.empty();
    }

    /**
     * Held is not had: the stamps of held parts are gaps in what we claim (law 3), but for those that
     * we had before. A part always names its entry's creation, which may be long known.
     */
    static Vector withoutHeld(Draft draft, ContextId context, Vector vector) {
        return vector.without(draft.held().stamps(context).without(draft.vector(context)));
    }

    /**
     * What we may promise to others: nothing of an epoch of which something new is held. The held part
     * may have overwritten what we claim, and whoever believes us has neither.
     */
    static Vector promise(Draft draft, ContextId context) {
        Vector promise = draft.claim(context);
        for (Epoch epoch : draft.held().stamps(context).without(promise).held().keySet()) {
            promise = promise.upTo(epoch, 0);
        }
        return promise;
    }

    /** What has arrived, whether it could be applied or is held. */
    static Vector seen(Draft draft, ContextId context) {
        return draft.claim(context).with(draft.held().stamps(context));
    }

    /**
     * Whether anything here may lack what was written in its stamps, because it came from a partner who
     * left that out, or from one who was not told it.
     */
    static boolean isPartial(Draft draft, ContextId context) {
        return draft.directory().partners().stream()
                .map(each -> draft.link(each.site(), context).inbound())
                .anyMatch(Inbound::partial);
    }

    /** As {@link #lacksOwner}, of a part that this partner has sent and does not claim itself. */
    static boolean lacksOwnerOfPart(Draft draft, Link link) {
        return draft.directory().held(link.context(), HELD_LOOKED_AT).stream()
                .filter(each -> each.partial() && each.from().equals(link.partner()))
                .filter(each -> each.reason() == Reason.UNKNOWN_EPOCH)
                .anyMatch(each -> draft.owner(each.awaits()).isEmpty());
    }

    /** Whether a part waits for an owner whom this partner, who has it, must know. */
    static boolean lacksOwner(Draft draft, ContextId context, Vector offered) {
        Vector held = draft.held().stamps(context);
        return held.held().entrySet().stream()
                .filter(each -> draft.owner(each.getKey()).isEmpty())
                .anyMatch(each -> !each.getValue()
                        .without(offered.of(each.getKey()))
                        .equals(each.getValue()));
    }
}
