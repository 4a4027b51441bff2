package io.bridgehead.gateway.status;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The latest lives of a site's database in words, so that an operator can tell which gateway is which,
 * and what each has written.
 */
public final class Lives {
    private static final int SHOWN_MAX = 3;

    private Lives() {}

    /** The lives that are known here, the latest first. */
    public static String of(Directory directory, SiteId site) {
        List<Epoch> lives = directory.owners().stream()
                .filter(each -> each.site().equals(site))
                .map(EpochOwner::epoch)
                .sorted(Comparator.reverseOrder())
                .limit(SHOWN_MAX)
                .toList();
        return lives.stream().map(each -> words(directory, each)).collect(Collectors.joining("; "));
    }

    private static String words(Directory directory, Epoch life) {
        boolean ours = life.equals(directory.self().epoch());
        String begun = life.begun().truncatedTo(ChronoUnit.SECONDS).toString();
        String what = ours
                ? "this database, with USNs up to " + directory.usn()
                : "of which USNs up to " + lastUsn(directory, life) + " are here";
        return life + ", begun " + begun + ", " + what;
    }

    private static long lastUsn(Directory directory, Epoch life) {
        return directory.contexts().stream()
                .map(NamingContext::id)
                .mapToLong(each -> directory.vector(each).of(life).last())
                .max()
                .orElse(0);
    }
}
