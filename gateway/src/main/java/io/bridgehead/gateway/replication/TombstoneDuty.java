package io.bridgehead.gateway.replication;

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
 * Forgetting what lies beneath a tombstone when its lifetime is over: names, places, values. What
 * stays is that the entry is deleted, so that no late page, silent site or old backup brings it
 * back (docs/replication.md, law 7).
 */
final class TombstoneDuty {
    /** A tick comes with every mail, and looks at no more. */
    private static final int READ_AT_ONCE = 200;

    private final StepBuilder step;
    private final Directory directory;
    private final TombstonePolicy keeping;

    TombstoneDuty(StepBuilder step) {
        this.step = step;
        this.directory = step.directory();
        this.keeping = step.terms().keeping();
    }

    /** Forgets what is due, some at a time; {@link Verdict#IDLE} if there is nothing. */
    Verdict collect() {
        boolean any = directory.contexts().stream().anyMatch(this::collect);
        return any ? Verdict.COLLECTED : Verdict.IDLE;
    }

    /**
     * When there may be something to forget, if that is before {@code other}, else {@code other};
     * after {@code now}: what is due by then was seen.
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
     * Until an undelete, which the lifetime bounds, has reached every site. That all partners have what
     * lies beneath is no proof: an undelete of theirs may be on its way, and needs it here.
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
