package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.util.stream.Stream;

/**
 * What we say that we hold of a context (docs/replication.md, laws 2 and 3). A partner never sends
 * what it believes that we hold, so a false claim loses changes permanently.
 */
public final class Claims {
    /** How many held parts are read, the oldest first, where their sender matters. */
    private static final int HELD_LOOKED_AT = 1_000;

    private final StepBuilder step;

    public Claims(StepBuilder step) {
        this.step = step;
    }

    /**
     * Our claim: what partners sent us completely, and all that we wrote ourselves. Our own USNs
     * end with the latest change of this context. The later ones belong to other contexts, and to
     * claim them would look like news of this context to every partner. What this step adds is not
     * claimed yet, because the mark that travels with each claim was made before it.
     */
    public Vector of(ContextId context) {
        long last = step.directory().totals(context).lastUsn();
        return step.provable(step.directory().vector(context))
                .with(step.self().epoch(), Ranges.upTo(last));
    }

    /**
     * Our promise to partners: the claim without each epoch of which a new part is held here. The
     * held part may have overwritten, at its sender, a change that we claim but no longer can send.
     * A partner that believed the whole claim would have neither of the two.
     */
    public Vector promise(ContextId context) {
        Vector promise = of(context);
        for (Epoch epoch : step.held().stamps(context).without(promise).held().keySet()) {
            promise = promise.upTo(epoch, 0);
        }
        return promise;
    }

    /** All that has arrived, applied or held. */
    public Vector seen(ContextId context) {
        return of(context).with(step.held().stamps(context));
    }

    /**
     * Claims {@code vector}, except the stamps of held parts: they are gaps, so that partners send
     * them again (law 3). Stamps that we claimed before stay claimed: a held part always carries
     * the creation of its entry, which may have been applied long ago.
     */
    public void claim(ContextId context, Vector vector) {
        Vector before = step.vector(context);
        Vector held = step.held().stamps(context).without(before);
        step.putProvable(context, vector.without(held));
        new LostEntries(step).afterClaim(context, before);
    }

    /**
     * Whether an entry of the context may lack attributes that were written in stamps it has: a
     * partner left them out, or did not receive them itself.
     */
    public boolean isPartial(ContextId context) {
        return step.directory().partners().stream()
                .map(each -> step.link(each.site(), context).inbound())
                .anyMatch(Inbound::partial);
    }

    /**
     * Whether a held part waits for the owner of an epoch, and this partner must know the owner:
     * its {@code offered} vector covers the part, or it sent the part.
     */
    public boolean waitsForOwnerKnownTo(Link link, Vector offered) {
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
     * Whether {@code claim} covers {@code offered}. The sender's own USNs also count changes of
     * other scopes. So those beyond {@code lastUsn}, its latest change in this scope, are not
     * compared.
     */
    public static boolean covers(Vector claim, Vector offered, Epoch sender, long lastUsn) {
        return offered.held().entrySet().stream()
                .allMatch(each -> each.getKey().equals(sender)
                        ? claim.of(sender).contiguous() >= lastUsn
                        : claim.of(each.getKey()).containsAll(each.getValue()));
    }
}
