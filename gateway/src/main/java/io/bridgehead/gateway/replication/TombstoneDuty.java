package io.bridgehead.gateway.replication;

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

    private final StepBuilder draft;
    private final Directory directory;
    private final TombstonePolicy keeping;

    private TombstoneDuty(StepBuilder draft) {
        this.draft = draft;
        this.directory = draft.directory();
        this.keeping = draft.keeping();
    }

    /** Forgets what is due, some at a time; whether there was anything. */
    static boolean collect(StepBuilder draft) {
        TombstoneDuty collecting = new TombstoneDuty(draft);
        return draft.directory().contexts().stream().anyMatch(collecting::collect);
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
        if (due(oldest.get(0), kept, keeping).isAfter(draft.now())) {
            return false;
        }
        oldest(context, READ_AT_ONCE).stream()
                .filter(each -> !due(each, kept, keeping).isAfter(draft.now()))
                .map(Entry::emptied)
                .forEach(draft::put);
        return true;
    }

    private List<Entry> oldest(NamingContext context, int limit) {
        return directory.tombstones(context.id(), Optional.empty(), limit).stream()
                .map(StoredEntry::entry)
                .toList();
    }

    /**
     * Until an undelete, which the lifetime bounds, has reached everybody. That all partners have what
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
