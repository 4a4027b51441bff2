package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.Selection;
import io.bridgehead.store.letter.LetterHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A waiting letter that can leave by no way, neither now nor later, unless a person changes something.
 * It is judged by the same choice as when it is sent.
 *
 * @param mail as the choice sees the letter
 * @param reasons why not, one for each way
 */
record NoWayCheck(LetterHead letter, RouteQuery mail, List<String> reasons) {
    /** How many letters are looked at; those behind them are for the same sites, nearly always. */
    private static final int LETTERS_MAX = 1_000;

    NoWayCheck {
        reasons = List.copyOf(reasons);
    }

    /** The first waiting letter without a way at {@code now}. */
    static Optional<NoWayCheck> in(RunningGateway gateway, Instant now) {
        for (LetterHead each : gateway.store().outbox().list(LETTERS_MAX)) {
            RouteQuery mail = gateway.routeQuery(each);
            Selection selection = gateway.selectWay(each.label().to(), mail, now);
            if (selection.chosen().isEmpty()) {
                return Optional.of(new NoWayCheck(each, mail, reasons(selection)));
            }
        }
        return Optional.empty();
    }

    private static List<String> reasons(Selection selection) {
        return selection.losers().isEmpty()
                ? List.of("no connector leads to " + selection.target())
                : selection.losers().stream().map(Selection.Loser::reason).toList();
    }

    /** The command that shows every way of this letter, and why it loses. */
    String command() {
        return "route explain " + letter.label().to() + " --mail "
                + letter.label().messageId();
    }

    String sentence() {
        return "mail for " + letter.label().to() + " (" + mail.bytes() + " bytes) can take no way: "
                + String.join("; ", reasons) + ". It waits until "
                + letter.label().expires()
                + " for another way, or a larger limit";
    }
}
