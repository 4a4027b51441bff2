package io.bridgehead.store.memory;

import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.Link;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What is to be done for partners, found by looking at all of them: simulated worlds are small. */
final class MemoryDuties {
    private final Tables tables;

    MemoryDuties(Tables tables) {
        this.tables = tables;
    }

    List<Due> due(Due.Kind kind, Instant by, int limit) {
        return all(kind)
                .filter(each -> !each.at().isAfter(by))
                .sorted(Due.BY_TIME)
                .limit(limit)
                .toList();
    }

    private Stream<Due> all(Due.Kind kind) {
        return switch (kind) {
            case STATUS ->
                tables.partners.values().stream()
                        .map(each -> new Due(each.statusDue(), each.site(), Due.NO_CONTEXT));
            case ASK -> links().map(each -> due(each.inbound().askDue(), each));
            case ANSWER -> links().map(each -> due(each.outbound().answerDue(), each));
            case VERIFY ->
                tables.verifications.values().stream()
                        .map(each -> new Due(each.askDue(), each.partner(), each.context()));
        };
    }

    List<Due> untold() {
        return links().filter(this::isUntold)
                .map(each -> due(each.outbound().nextTell(), each))
                .toList();
    }

    private boolean isUntold(Link link) {
        Totals totals = tables.totals.getOrDefault(link.context(), Totals.NONE);
        return totals.lastUsn() > link.outbound().tellsAfter();
    }

    private Stream<Link> links() {
        return tables.links.values().stream();
    }

    private static Due due(Instant at, Link link) {
        return new Due(at, link.partner(), link.context());
    }
}
