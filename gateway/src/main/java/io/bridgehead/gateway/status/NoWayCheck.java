package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.LetterWays;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.Selection;
import io.bridgehead.store.letter.LetterHead;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for mail that no connector takes, neither now nor later, unless the operator changes
 * something. It is judged by the same choice as when it is sent. The first such letter is enough: those
 * behind it are for the same sites, nearly always.
 */
public record NoWayCheck(LetterWays ways) implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return findings(snapshot.letters().first(), snapshot.now());
    }

    /** The finding for the first of these waiting letters that has no way at {@code now}, if any. */
    public List<Finding> findings(List<LetterHead> letters, Instant now) {
        for (LetterHead each : letters) {
            RouteQuery mail = ways.routeQuery(each);
            Selection selection = ways.selectWay(each.label().to(), mail, now);
            if (selection.chosen().isEmpty()) {
                return List.of(finding(each, mail, selection));
            }
        }
        return List.of();
    }

    private static Finding finding(LetterHead letter, RouteQuery mail, Selection selection) {
        return Finding.of(FindingCode.NO_WAY)
                .with("site", letter.label().to())
                .with("bytes", mail.bytes())
                .with("reasons", reasons(selection))
                .with("expires", letter.label().expires())
                .command("route explain " + letter.label().to() + " --mail "
                        + letter.label().messageId());
    }

    private static String reasons(Selection selection) {
        return selection.losers().isEmpty()
                ? "no connector leads to " + selection.target()
                : selection.losers().stream()
                        .map(Selection.Loser::reason)
                        .collect(Collectors.joining("; "));
    }
}
