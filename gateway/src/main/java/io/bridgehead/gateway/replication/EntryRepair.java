package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import java.util.List;
import java.util.Optional;

/**
 * Making one entry equal that two gateways hold differently although both have the same changes. The
 * word of the context's home counts; without one, the two copies are merged. An entry is not deleted
 * because one of the two does not know it. Moves no cursor and claims nothing.
 */
final class EntryRepair {
    private final StepBuilder step;
    private final Optional<NamingContext> context;
    private final ContextId id;
    private final SiteId partner;
    private final DeleteBrakeCheck brake;

    EntryRepair(StepBuilder step, ContextId id, SiteId partner) {
        this.step = step;
        this.context = step.directory().context(id);
        this.id = id;
        this.partner = partner;
        this.brake = new DeleteBrakeCheck(step);
    }

    /** Takes what the partner holds, as far as it may be taken. */
    void take(Entry theirs) {
        if (isBlank(theirs)) {
            return;
        }
        Entry mine = step.entry(theirs.id(), id);
        boolean verbatim = isHome(partner)
                && mine.context().equals(theirs.context())
                && Admission.of(step, context, theirs).isWhole();
        if (!verbatim || brake.deletes(theirs)) {
            new Applier(step).all(id, sender(), List.of(theirs));
        }
        boolean braked = brake.deletes(theirs);
        if (verbatim && !braked && !step.entry(theirs.id(), id).equals(theirs)) {
            step.put(theirs);
        }
    }

    /** Takes {@code theirs} if it is for us to take; whether the partner should take ours. */
    boolean settle(Entry theirs) {
        Entry mine = step.entry(theirs.id(), id);
        if (isHome(step.self().site()) && !isBlank(mine)) {
            return true;
        }
        take(theirs);
        return !isBlank(mine) && !step.entry(theirs.id(), id).equals(theirs);
    }

    private Applier.Sender sender() {
        return new Applier.Sender(partner, new Claims(step).isPartial(id));
    }

    private boolean isHome(SiteId site) {
        return context.flatMap(NamingContext::home).equals(Optional.of(site))
                && !context.map(NamingContext::writableAnywhere).orElse(true);
    }

    private static boolean isBlank(Entry entry) {
        return entry.equals(Entry.unknown(entry.id(), entry.context()));
    }
}
