package io.bridgehead.gateway.replication;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.util.stream.Stream;

/** What we may say that we hold of a context (docs/replication.md, laws 2 and 3). */
final class Claims {
    /** The oldest of what is held, where it matters who sent it. */
    private static final int HELD_LOOKED_AT = 1_000;

    private final StepBuilder step;

    Claims(StepBuilder step) {
        this.step = step;
    }

    /**
     * What others told us completely, and all that we wrote ourselves. Our USNs beyond the latest
     * change of this context belong to other contexts: to claim them too would be true, but would look
     * like news of this context to every partner. What this step adds is not claimed yet, because the
     * mark that goes with every claim stands before it.
     */
    Vector of(ContextId context) {
        long last = step.directory().totals(context).lastUsn();
        return step.provable(step.directory().vector(context))
                .with(step.self().epoch(), Ranges.upTo(last));
    }

    /**
     * What we may promise to others: nothing of an epoch of which something new is held. The held part
     * may have overwritten what we claim, and a reader who believed us would have neither.
     */
    Vector promise(ContextId context) {
        Vector promise = of(context);
        for (Epoch epoch : step.held().stamps(context).without(promise).held().keySet()) {
            promise = promise.upTo(epoch, 0);
        }
        return promise;
    }

    /** What has arrived, whether it could be applied or is held. */
    Vector seen(ContextId context) {
        return of(context).with(step.held().stamps(context));
    }

    /**
     * Claims {@code vector}. Held is not had: the stamps of held parts stay gaps (law 3), except those
     * that we had before. A part always names its entry's creation, which may be known since long.
     */
    void claim(ContextId context, Vector vector) {
        Vector held = step.held().stamps(context).without(step.vector(context));
        step.put(context, vector.without(held));
    }

    /**
     * Whether anything here may lack what was written in its stamps, because a partner left that out,
     * or was not told it itself.
     */
    boolean isPartial(ContextId context) {
        return step.directory().partners().stream()
                .map(each -> step.link(each.site(), context).inbound())
                .anyMatch(Inbound::partial);
    }

    /**
     * Whether a held part waits for an owner whom this partner must know: it claims the part, as its
     * {@code offered} vector says, or it sent the part.
     */
    boolean waitsForOwnerKnownTo(Link link, Vector offered) {
        return waitsForOwnerOf(link.context(), offered)
                || (link.inbound().partial()
                        && sentPartsOfUnknownOwner(link).findAny().isPresent());
    }

    private boolean waitsForOwnerOf(ContextId context, Vector offered) {
        Vector held = step.held().stamps(context);
        return held.held().entrySet().stream()
                .filter(each -> step.owner(each.getKey()).isEmpty())
                .anyMatch(each -> !each.getValue()
                        .without(offered.of(each.getKey()))
                        .equals(each.getValue()));
    }

    private Stream<HeldEntry> sentPartsOfUnknownOwner(Link link) {
        return step.directory().held(link.context(), HELD_LOOKED_AT).stream()
                .filter(each -> each.partial() && each.from().equals(link.partner()))
                .filter(each -> each.reason() == Reason.UNKNOWN_EPOCH)
                .filter(each -> step.owner(each.awaits()).isEmpty());
    }

    /**
     * Whether {@code claim} has all that is offered. The sender's own USNs rise with every change in
     * any scope; those beyond {@code lastUsn}, its latest change in this one, say nothing here.
     */
    static boolean covers(Vector claim, Vector offered, Epoch sender, long lastUsn) {
        return offered.held().entrySet().stream()
                .allMatch(each -> each.getKey().equals(sender)
                        ? claim.of(sender).contiguous() >= lastUsn
                        : claim.of(each.getKey()).containsAll(each.getValue()));
    }
}
