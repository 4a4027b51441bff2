package io.bridgehead.gateway.replication;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Entry;
import io.bridgehead.store.HybridTime;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Partner;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.StoredEntry;
import io.bridgehead.store.TombstoneLifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgetting what lies beneath a tombstone when its lifetime is over: names, places, values. What
 * stays is that the entry is deleted, so that no late page, silent site or old backup brings it
 * back (docs/replication.md, law 7).
 */
final class Collecting {
    /**
     * A tick comes with every mail, and looks at no more. Should a partner keep all of these back,
     * those behind them wait as well, at the longest until the ceiling.
     */
    private static final int READ_AT_ONCE = 200;

    private final Draft draft;
    private final Directory directory;
    private final Keeping keeping;

    private Collecting(Draft draft) {
        this.draft = draft;
        this.directory = draft.directory();
        this.keeping = draft.keeping();
    }

    /** Forgets what is due, some at a time; whether there was anything. */
    static boolean collect(Draft draft) {
        Collecting collecting = new Collecting(draft);
        return draft.directory().contexts().stream().anyMatch(collecting::collect);
    }

    /** When there may be something to forget; after {@code now}: what is due by then was seen. */
    static Instant nextDue(Directory directory, Keeping keeping, Instant now) {
        Instant next = Instant.MAX;
        for (NamingContext context : directory.contexts()) {
            List<StoredEntry> oldest = directory.tombstones(context.id(), Optional.empty(), 1);
            for (StoredEntry each : oldest) {
                Duration lifetime =
                        TombstoneLifetime.of(directory, context.id(), keeping.lifetime());
                Instant due = keeping.collectionFrom(deleted(each.entry()).plus(lifetime));
                Instant later = due.isAfter(now) ? due : keeping.collectionFrom(now.plusMillis(1));
                next = later.isBefore(next) ? later : next;
            }
        }
        return next;
    }

    private boolean collect(NamingContext context) {
        List<Entry> oldest = oldest(context, 1);
        if (oldest.isEmpty()) {
            return false;
        }
        Duration lifetime = TombstoneLifetime.of(directory, context.id(), keeping.lifetime());
        if (!isDue(oldest.get(0), lifetime)) {
            return false;
        }
        List<Entry> forgotten = oldest(context, READ_AT_ONCE).stream()
                .filter(each -> isDue(each, lifetime) && mayBeForgotten(each, lifetime))
                .map(Entry::emptied)
                .toList();
        forgotten.forEach(draft::put);
        return !forgotten.isEmpty();
    }

    private List<Entry> oldest(NamingContext context, int limit) {
        return directory.tombstones(context.id(), Optional.empty(), limit).stream()
                .map(StoredEntry::entry)
                .toList();
    }

    private boolean isDue(Entry tombstone, Duration lifetime) {
        Instant due = keeping.collectionFrom(deleted(tombstone).plus(lifetime));
        return !due.isAfter(draft.now());
    }

    /**
     * Every partner says that it has all of it, or has had time enough. Whoever lacks a part of it
     * could not get it here any more, should the entry be undeleted elsewhere.
     */
    private boolean mayBeForgotten(Entry tombstone, Duration lifetime) {
        Duration ceiling = keeping.ceiling().compareTo(lifetime) > 0 ? keeping.ceiling() : lifetime;
        return !deleted(tombstone).plus(ceiling).isAfter(draft.now())
                || directory.partners().stream()
                        .filter(each -> draft.includes(each.site(), tombstone.context()))
                        .allMatch(each -> has(each, tombstone));
    }

    private boolean has(Partner partner, Entry tombstone) {
        var vector =
                directory.link(partner.site(), tombstone.context()).outbound().vector();
        for (Stamp stamp : tombstone.stamps()) {
            if (!vector.covers(stamp)) {
                return false;
            }
        }
        return true;
    }

    private static Instant deleted(Entry tombstone) {
        return HybridTime.instant(tombstone.life().write().stamp().time());
    }
}
