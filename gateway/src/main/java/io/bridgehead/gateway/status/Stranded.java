package io.bridgehead.gateway.status;

import io.bridgehead.gateway.outbound.Freight;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.Parcel;
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
record Stranded(LetterHead letter, Parcel parcel, List<String> reasons) {
    Stranded {
        reasons = List.copyOf(reasons);
    }

    /** The first of these letters that is, as things stand at {@code now}. */
    static Optional<Stranded> among(
            List<LetterHead> letters,
            Outbox outbox,
            RoutingTable table,
            Map<String, Condition> conditions,
            Instant now) {
        for (LetterHead each : letters) {
            Parcel parcel = parcel(each, outbox);
            Selection selection = Selector.select(table, each.to(), parcel, conditions, now);
            if (selection.chosen().isEmpty()) {
                return Optional.of(new Stranded(each, parcel, reasons(selection)));
            }
        }
        return Optional.empty();
    }

    /** What is forwarded goes whole, and is as large as it is; it must be opened to be weighed. */
    private static Parcel parcel(LetterHead letter, Outbox outbox) {
        boolean whole = letter.kind().equals(Freight.KIND);
        long bytes = Optional.of(letter)
                .filter(each -> whole)
                .flatMap(outbox::open)
                .map(each -> (long) Freight.of(each.content().payload()).mail().length)
                .orElse(letter.bytes());
        return new Parcel(letter.messageId(), bytes, !whole, Set.of(), new TreeMap<>());
    }

    private static List<String> reasons(Selection selection) {
        return selection.losers().isEmpty()
                ? List.of("no connector leads to " + selection.target())
                : selection.losers().stream().map(Selection.Loser::reason).toList();
    }

    /** What explains it. */
    String command() {
        return "route explain " + letter.to() + " --size " + parcel.bytes() + "B";
    }

    String sentence() {
        return "mail for " + letter.to() + " (" + parcel.bytes() + " bytes) can take no way: "
                + String.join("; ", reasons) + ". It waits until " + letter.expires()
                + " for another way, or a larger limit";
    }
}
