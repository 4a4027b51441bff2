package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.TombstonePolicy;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.view.TombstoneLifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgets name, place and values of old tombstones. The site still remembers that the entry is
 * deleted, so that no late page, silent site or old backup brings the entry back
 * (docs/replication.md, law 7).
 */
final class TombstoneDuty {
    /** One tick looks at so many. A tick follows every mail, so it must be short. */
    private static final int READ_AT_ONCE = 200;

    private final StepBuilder step;
    private final Directory directory;
    private final TombstonePolicy keeping;

    TombstoneDuty(StepBuilder step) {
        this.step = step;
        this.directory = step.directory();
        this.keeping = step.terms().keeping();
    }

    /** Empties some tombstones that are due; {@link Verdict#IDLE} if none is. */
    Verdict collect() {
        boolean any = directory.contexts().stream().anyMatch(this::collect);
        return any ? Verdict.COLLECTED : Verdict.IDLE;
    }

    /**
     * When a tombstone will be due, or {@code other} if that is earlier. The result is after {@code
     * now}, because the caller has just found nothing due.
     */
    static Instant nextDue(
            Directory directory, TombstonePolicy keeping, Instant now, Instant other) {
        Instant next = other;
        for (NamingContext context : directory.contexts()) {
            List<StoredEntry> oldest = directory.tombstones(context.id(), Optional.empty(), 1);
            for (StoredEntry each : oldest) {
                if (due(each.entry(), keeping.ceiling(), keeping).isBefore(next)) {
                    Instant due = due(each.entry(), kept(directory, keeping, context), keeping);
                    Instant later =
                            due.isAfter(now) ? due : keeping.collectionFrom(now.plusMillis(1));
                    next = later.isBefore(next) ? later : next;
                }
            }
        }
        return next;
    }

    private boolean collect(NamingContext context) {
        List<Entry> oldest = oldest(context, 1);
        if (oldest.isEmpty()) {
            return false;
        }
        Duration kept = kept(directory, keeping, context);
        if (due(oldest.get(0), kept, keeping).isAfter(step.now())) {
            return false;
        }
        oldest(context, READ_AT_ONCE).stream()
                .filter(each -> !due(each, kept, keeping).isAfter(step.now()))
                .map(Entry::emptied)
                .forEach(step::put);
        return true;
    }

    private List<Entry> oldest(NamingContext context, int limit) {
        return directory.tombstones(context.id(), Optional.empty(), limit).stream()
                .map(StoredEntry::entry)
                .toList();
    }

    /**
     * How long name, place and values are kept: until an undelete, which the lifetime limits, has
     * reached every site. That all partners have the tombstone is no reason to forget sooner: an
     * undelete of theirs may be on its way, and it does not bring the values.
     */
    private static Duration kept(
            Directory directory, TombstonePolicy keeping, NamingContext context) {
        Duration lifetime = TombstoneLifetime.of(directory, context.id(), keeping.lifetime());
        return keeping.ceiling().compareTo(lifetime) > 0 ? keeping.ceiling() : lifetime;
    }

    private static Instant due(Entry tombstone, Duration kept, TombstonePolicy keeping) {
        return keeping.collectionFrom(deleted(tombstone).plus(kept));
    }

    private static Instant deleted(Entry tombstone) {
        return HybridTime.instant(tombstone.life().write().stamp().time());
    }
}
