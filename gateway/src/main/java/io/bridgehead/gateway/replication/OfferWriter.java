package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.List;

/** Writes our offers to one partner: what we hold of each scope. */
final class OfferWriter {
    private static final int HELD_COUNTED_MAX = 1_000_000;

    private final StepBuilder step;
    private final SiteId receiver;

    OfferWriter(StepBuilder step, SiteId receiver) {
        this.step = step;
        this.receiver = receiver;
    }

    /** One offer for each context that travels to the partner. */
    List<Offer> offers() {
        return step.directory().contexts().stream()
                .filter(each -> step.terms().includes(receiver, each.id()))
                .map(this::offer)
                .toList();
    }

    Offer offer(NamingContext context) {
        Totals totals = step.directory().totals(context.id());
        Ranges all = Ranges.upTo(step.directory().usn());
        return new Offer(
                context,
                totals.lastUsn(),
                new Claims(step).promise(context.id()).with(step.self().epoch(), all),
                totals.live(),
                totals.digest(),
                held(context.id()),
                step.terms().withholding(receiver).names());
    }

    private int held(ContextId context) {
        long held = 0;
        for (Reason reason : Reason.values()) {
            held += step.directory().heldCount(context, reason, HELD_COUNTED_MAX);
        }
        return (int) held;
    }
}
