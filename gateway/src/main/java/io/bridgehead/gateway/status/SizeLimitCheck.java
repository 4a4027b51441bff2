package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.store.letter.SizeLimit;
import java.util.List;

/** Tells for which sites mail is cut smaller than the configuration says, and why. */
record SizeLimitCheck(RunningGateway gateway) implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return gateway.sizeLimits(snapshot.now()).stream()
                .map(SizeLimitCheck::finding)
                .toList();
    }

    private static Finding finding(SizeLimit limit) {
        boolean all = limit.site().equals(SizeLimit.EVERY_SITE);
        return Finding.of(FindingCode.SIZE_LIMIT_LEARNED)
                .with("site", all ? "all sites" : limit.site())
                .with("connector", limit.connector())
                .with("bytes", limit.bytes())
                .with("reason", limit.words())
                .with("since", limit.since())
                .command("route forget-limits " + (all ? "--all" : limit.site()));
    }
}
