package io.bridgehead.gateway.status;

import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Tells for which sites mail is cut smaller than the configuration says, and why. */
public record SizeLimitCheck(Function<Instant, List<SizeLimit>> limits) implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return findings(snapshot.now());
    }

    /** A finding for each limit in force at {@code now}. */
    public List<Finding> findings(Instant now) {
        return limits.apply(now).stream().map(SizeLimitCheck::finding).toList();
    }

    private static Finding finding(SizeLimit limit) {
        boolean all = limit.isOfTheConnectorsRelay();
        return Finding.of(FindingCode.SIZE_LIMIT_LEARNED)
                .with("site", all ? "all sites" : limit.site())
                .with("connector", limit.connector())
                .with("bytes", limit.bytes())
                .with("reason", limit.words())
                .with("since", limit.since())
                .command("route forget-limits " + (all ? "--all" : limit.site()));
    }
}
