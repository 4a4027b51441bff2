package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The outbox of NORTH, and connectors from it to SOUTH. */
final class Letters {
    static final SiteId NORTH = SiteId.of("NORTH");
    static final SiteId SOUTH = SiteId.of("SOUTH");
    static final UUID ORGANIZATION = new UUID(1, 2);
    static final RoutingAddress ADDRESS = RoutingAddress.of("gateway@north.test");
    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    static final Retry.Pace PACE = new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1));

    final MemoryStore store =
            new MemoryStore(new Identity(ORGANIZATION, "o=Org", NORTH, "NORTH-GW", Epoch.NONE));
    final RouteQueries queries = new RouteQueries(store.outbox());

    static Connector connector(String name, int cost, long messageBytes, Schedule schedule) {
        return new Connector(
                name,
                "relay.test",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        SOUTH, RoutingAddress.of("gateway@south.test"), Cost.of(cost))),
                new Allowance(messageBytes, 1L << 40, schedule));
    }

    static Connector connector(String name, int cost) {
        return connector(name, cost, 1 << 20, Schedule.ALWAYS);
    }

    static ConnectorHealth health(Connector... connectors) {
        return new ConnectorHealth(
                RoutingTable.compute(NORTH, List.of(connectors), List.of()), List.of());
    }

    ConnectorQueue queue(Connector connector, ConnectorHealth health) {
        return new ConnectorQueue(connector, PACE, store.outbox(), health, queries);
    }

    /** Posts a letter for SOUTH whose payload does not become shorter by compression. */
    LetterHead post(String messageId, int bytes) {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        LetterLabel label = new LetterLabel(
                SOUTH, messageId, "", "Update", NOON, NOON.plus(Duration.ofDays(999)));
        store.write(tx -> {
            tx.post(new NewLetter(label, LetterBytes.pack(payload)));
            return 0;
        });
        return store.outbox().list(1_000).stream()
                .filter(each -> each.label().messageId().equals(messageId))
                .findFirst()
                .orElseThrow();
    }
}
