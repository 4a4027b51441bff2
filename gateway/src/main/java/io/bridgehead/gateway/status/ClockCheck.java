package io.bridgehead.gateway.status;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Changes dated more than a day ahead of this gateway's clock. They count like all others. But a
 * clock is wrong somewhere, and until time has caught up every later change is dated after them.
 *
 * @param latest the latest time in any stamp that was ever seen
 * @param writers the sites that wrote such changes, as far as the newest changes tell
 */
record ClockCheck(Instant latest, List<String> writers) {
    private static final Duration MOST = Duration.ofDays(1);

    /** How many entries of each context are read, the newest first. */
    private static final int ENTRIES_READ_MAX = 2_000;

    static Optional<ClockCheck> in(Directory directory, Instant now) {
        Instant latest = HybridTime.instant(directory.hybridTime());
        Instant bound = now.plus(MOST);
        return latest.isAfter(bound)
                ? Optional.of(new ClockCheck(latest, writers(directory, bound)))
                : Optional.empty();
    }

    /**
     * Who wrote after {@code bound}. An entry stands at the USN of its latest change, so a change that
     * was made ahead of its time not long ago is among the newest, however many entries there are.
     */
    private static List<String> writers(Directory directory, Instant bound) {
        TreeSet<String> writers = new TreeSet<>();
        for (NamingContext context : directory.contexts()) {
            for (StoredEntry each : directory.newest(context.id(), ENTRIES_READ_MAX)) {
                for (Stamp stamp : each.entry().stamps()) {
                    if (HybridTime.instant(stamp.time()).isAfter(bound)) {
                        directory
                                .owner(stamp.epoch())
                                .map(EpochOwner::site)
                                .ifPresent(site -> writers.add(site.name()));
                    }
                }
            }
        }
        return List.copyOf(writers);
    }

    String sentence() {
        return "changes are dated up to " + latest + ", more than a day ahead of this clock"
                + (writers.isEmpty() ? "" : ", by " + String.join(", ", writers))
                + ". They count; but whatever is changed until then is dated after them: set the"
                + " clocks right";
    }
}
