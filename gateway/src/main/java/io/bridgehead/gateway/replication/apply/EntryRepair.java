package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import java.util.List;
import java.util.Optional;

/**
 * Makes one entry equal that two gateways hold differently although both have the same changes. The
 * copy of the context's home replaces the other copy. If the context has no home, the copies are
 * merged. A repair never deletes an entry only because one gateway does not know it. It moves no
 * cursor and claims nothing, since no range of changes was read.
 */
public final class EntryRepair {
    private final StepBuilder step;
    private final Optional<NamingContext> context;
    private final ContextId id;
    private final SiteId partner;
    private final DeleteBrakeCheck brake;

    public EntryRepair(StepBuilder step, ContextId id, SiteId partner) {
        this.step = step;
        this.context = step.directory().context(id);
        this.id = id;
        this.partner = partner;
        this.brake = new DeleteBrakeCheck(step);
    }

    /** Takes the partner's copy, except what may not be applied. */
    public void take(Entry theirs) {
        if (isBlank(theirs)) {
            return;
        }
        Entry mine = step.entry(theirs.id(), id);
        boolean verbatim = isHome(partner)
                && mine.context().equals(theirs.context())
                && Admission.of(step, context, theirs).isWhole();
        // A deletion goes through the brake, even if it comes from the home.
        if (!verbatim || brake.deletes(theirs)) {
            new Applier(step).all(id, sender(), List.of(theirs));
        }
        boolean braked = brake.deletes(theirs);
        if (verbatim && !braked && !step.entry(theirs.id(), id).equals(theirs)) {
            step.put(theirs);
        }
    }

    /**
     * Takes {@code theirs}, except at the home. Returns whether the partner should take our copy.
     */
    public boolean settle(Entry theirs) {
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
