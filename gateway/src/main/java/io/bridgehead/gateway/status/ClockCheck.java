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
import java.util.TreeSet;

/**
 * Looks for changes dated more than a day ahead of this gateway's clock. They count like all others.
 * But a clock is wrong somewhere, and until time has caught up every later change is dated after them.
 */
final class ClockCheck implements Check {
    private static final Duration MOST = Duration.ofDays(1);

    /** How many entries of each context are read, the newest first. */
    private static final int ENTRIES_READ_MAX = 2_000;

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        Instant latest = HybridTime.instant(snapshot.directory().hybridTime());
        Instant bound = snapshot.now().plus(MOST);
        if (!latest.isAfter(bound)) {
            return List.of();
        }
        List<String> writers = writers(snapshot.directory(), bound);
        Finding found =
                Finding.of(FindingCode.CLOCK_AHEAD).with("latest", latest).command("status --json");
        return List.of(
                writers.isEmpty() ? found : found.with("writers", String.join(", ", writers)));
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
}
