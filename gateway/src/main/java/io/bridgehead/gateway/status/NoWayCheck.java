package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.Selection;
import io.bridgehead.store.letter.LetterHead;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for mail that no connector takes, neither now nor later, unless the operator changes
 * something. It is judged by the same choice as when it is sent. The first such letter is enough: those
 * behind it are for the same sites, nearly always.
 */
record NoWayCheck(RunningGateway gateway) implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        for (LetterHead each : snapshot.letters().first()) {
            RouteQuery mail = gateway.routeQuery(each);
            Selection selection = gateway.selectWay(each.label().to(), mail, snapshot.now());
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
