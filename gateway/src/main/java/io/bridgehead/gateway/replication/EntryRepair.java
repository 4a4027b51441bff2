package io.bridgehead.gateway.replication;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import java.util.List;
import java.util.Optional;

/**
 * Making one entry equal that two gateways hold differently although both have the same changes. The
 * word of the context's home counts; without one, the two copies are merged. Nothing is deleted
 * because somebody knows nothing of it. Moves no cursor and claims nothing.
 */
final class EntryRepair {
    private final StepBuilder draft;
    private final Optional<NamingContext> context;
    private final ContextId id;
    private final SiteId partner;

    EntryRepair(StepBuilder draft, ContextId id, SiteId partner) {
        this.draft = draft;
        this.context = draft.directory().context(id);
        this.id = id;
        this.partner = partner;
    }

    /** Takes what the partner holds, as far as it may be taken. */
    void take(Entry theirs) {
        if (isBlank(theirs)) {
            return;
        }
        Entry mine = draft.entry(theirs.id(), id);
        boolean verbatim = isHome(partner)
                && mine.context().equals(theirs.context())
                && Admission.of(draft, context, theirs).isWhole();
        if (!verbatim || DeleteBrakeCheck.deletes(draft, theirs)) {
            Applier.all(draft, id, sender(), List.of(theirs));
        }
        boolean braked = DeleteBrakeCheck.deletes(draft, theirs);
        if (verbatim && !braked && !draft.entry(theirs.id(), id).equals(theirs)) {
            draft.put(theirs);
        }
    }

    /** Takes {@code theirs} if it is for us to take; whether the partner should take ours. */
    boolean settle(Entry theirs) {
        Entry mine = draft.entry(theirs.id(), id);
        if (isHome(draft.self().site()) && !isBlank(mine)) {
            return true;
        }
        take(theirs);
        return !isBlank(mine) && !draft.entry(theirs.id(), id).equals(theirs);
    }

    private Applier.Sender sender() {
        return new Applier.Sender(partner, Applier.isPartial(draft, id));
    }

    private boolean isHome(SiteId site) {
        return context.flatMap(NamingContext::home).equals(Optional.of(site))
                && !context.map(NamingContext::writableAnywhere).orElse(true);
    }

    private static boolean isBlank(Entry entry) {
        return entry.equals(Entry.unknown(entry.id(), entry.context()));
    }
}
