package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.SiblingOrder;
import io.bridgehead.store.entry.StoredEntry;
import java.util.Optional;

/**
 * Finds two entries that claim one name. Both stay and nothing is lost. But one of them shows with
 * a displaced name ({@link io.bridgehead.store.view.Naming}), so an operator should rename it.
 */
public final class NameConflicts {
    private NameConflicts() {}

    /**
     * The row for the conflict log, if {@code arrived} claims the name of an entry that is here.
     */
    public static Optional<Conflict> of(StepBuilder step, Entry arrived) {
        boolean oneWriter = step.directory()
                .context(arrived.context())
                .filter(NamingContext::writableAnywhere)
                .isEmpty();
        if (oneWriter || !arrived.isLive()) {
            return Optional.empty();
        }
        Placement place = arrived.placement();
        return step.directory().claimants(place.parent(), place.rdn()).stream()
                .map(StoredEntry::entry)
                .map(each -> step.entry(each.id(), each.context()))
                .filter(each -> !each.id().equals(arrived.id()) && each.isLive())
                .filter(each -> each.placement().parent().equals(place.parent()))
                .filter(each -> each.placement().rdn().key().equals(place.rdn().key()))
                .findFirst()
                .map(other ->
                        keepsName(other, arrived) ? row(other, arrived) : row(arrived, other));
    }

    /**
     * Whether {@code one} keeps the name: the root of a context always does, else the older entry.
     */
    private static boolean keepsName(Entry one, Entry other) {
        boolean root = one.id().equals(one.context().root());
        boolean otherRoot = other.id().equals(other.context().root());
        return root != otherRoot
                ? root
                : SiblingOrder.of(one).compareTo(SiblingOrder.of(other)) < 0;
    }

    private static Conflict row(Entry holder, Entry displaced) {
        Placement place = displaced.placement();
        return new Conflict(
                displaced.id(),
                Conflict.NAME,
                holder.placement().write().stamp(),
                place.write().stamp(),
                holder.placement().rdn() + " of " + holder.id(),
                place.rdn().toString(),
                Optional.of(Entry.unknown(displaced.id(), displaced.context()).with(place)));
    }
}
