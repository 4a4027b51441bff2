package io.bridgehead.gateway.status;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Changes dated more than a day ahead of this gateway's clock. They count like all others; but a
 * clock is wrong somewhere, and until time has caught up every later change is dated after them.
 *
 * @param latest of what was seen
 * @param writers the sites that wrote such changes, as far as a bounded search tells
 */
record ClockCheck(Instant latest, List<String> writers) {
    private static final Duration MOST = Duration.ofDays(1);
    private static final int ENTRIES_READ_MAX = 2_000;

    static Optional<ClockCheck> in(Directory directory, Instant now) {
        Instant latest = HybridTime.instant(directory.hybridTime());
        Instant bound = now.plus(MOST);
        if (!latest.isAfter(bound)) {
            return Optional.empty();
        }
        TreeSet<String> writers = new TreeSet<>();
        for (EpochOwner owner : directory.owners()) {
            if (wroteAfter(directory, owner.epoch(), bound)) {
                writers.add(owner.site().name());
            }
        }
        return Optional.of(new ClockCheck(latest, List.copyOf(writers)));
    }

    String sentence() {
        return "changes are dated up to " + latest + ", more than a day ahead of this clock"
                + (writers.isEmpty() ? "" : ", by " + String.join(", ", writers))
                + ". They count; but whatever is changed until then is dated after them: set the"
                + " clocks right";
    }

    private static boolean wroteAfter(Directory directory, Epoch epoch, Instant bound) {
        return directory.touchedBy(epoch, EntryId.NONE, ENTRIES_READ_MAX).stream()
                .map(StoredEntry::entry)
                .flatMap(each -> each.stamps().stream())
                .anyMatch(each -> each.epoch().equals(epoch)
                        && HybridTime.instant(each.time()).isAfter(bound));
    }
}
