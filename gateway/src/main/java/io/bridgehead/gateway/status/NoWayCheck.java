package io.bridgehead.gateway.status;

import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.Selector;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.LetterHead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A letter that can take no way, neither now nor later, unless a person changes something.
 *
 * @param reasons why not, one for each way there is
 */
record NoWayCheck(LetterHead letter, RouteQuery parcel, List<String> reasons) {
    NoWayCheck {
        reasons = List.copyOf(reasons);
    }

    /** The first of these letters that is, as things stand at {@code now}. */
    static Optional<NoWayCheck> among(
            List<LetterHead> letters,
            Outbox outbox,
            RoutingTable table,
            Map<String, Condition> conditions,
            Instant now) {
        for (LetterHead each : letters) {
            RouteQuery parcel = parcel(each, outbox);
            Selection selection =
                    Selector.select(table, each.label().to(), parcel, conditions, now);
            if (selection.chosen().isEmpty()) {
                return Optional.of(new NoWayCheck(each, parcel, reasons(selection)));
            }
        }
        return Optional.empty();
    }

    /** What is forwarded goes whole, and is as large as it is; it must be opened to be weighed. */
    private static RouteQuery parcel(LetterHead letter, Outbox outbox) {
        boolean whole = letter.label().kind().equals(ForwardedMail.KIND);
        long bytes = Optional.of(letter)
                .filter(each -> whole)
                .flatMap(outbox::open)
                .map(each -> (long) ForwardedMail.of(each.content().payload()).mail().length)
                .orElse(letter.bytes());
        return new RouteQuery(letter.label().messageId(), bytes, !whole, Set.of(), new TreeMap<>());
    }

    private static List<String> reasons(Selection selection) {
        return selection.losers().isEmpty()
                ? List.of("no connector leads to " + selection.target())
                : selection.losers().stream().map(Selection.Loser::reason).toList();
    }

    /** What explains it. */
    String command() {
        return "route explain " + letter.label().to() + " --size " + parcel.bytes() + "B";
    }

    String sentence() {
        return "mail for " + letter.label().to() + " (" + parcel.bytes()
                + " bytes) can take no way: "
                + String.join("; ", reasons) + ". It waits until "
                + letter.label().expires()
                + " for another way, or a larger limit";
    }
}
