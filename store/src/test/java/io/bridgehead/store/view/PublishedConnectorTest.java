package io.bridgehead.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.Connection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another site may publish anything; only what can be read becomes a connection. */
class PublishedConnectorTest {
    private static final UUID ORGANIZATION = new UUID(1, 1);
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Identity SELF = new Identity(
            ORGANIZATION, "o=Org", SiteId.of("NORTH"), "north-1", new Epoch(new UUID(0, 1)));
    private static final NamingContext CONFIGURATION = configuration(SiteId.of("SOUTH"));

    private static NamingContext configuration(SiteId site) {
        String dn = "cn=Configuration,ou=" + site + ",o=Org";
        return new NamingContext(
                ContextId.rootedAt(ORGANIZATION, dn), dn, Optional.of(site), false);
    }

    /** What NORTH reads if SOUTH's Configuration has an entry of this class with these values. */
    private static List<Connection> read(String objectClass, String... values) {
        MemoryStore store = new MemoryStore(SELF);
        store.write(tx -> {
            tx.write(Genesis.changes(SELF, Genesis.contexts(SELF), NOW));
            return 0;
        });
        Author south = new Author(new Stamp(1, new Epoch(new UUID(0, 2)), 1));
        ContextId context = CONFIGURATION.id();
        Entry root = south.create(
                context.root(), context, EntryId.NONE, new Rdn("cn=Configuration"), Map.of());
        Entry connector = south.next()
                .create(
                        south.freshId(),
                        context,
                        context.root(),
                        new Rdn("cn=connector x"),
                        Map.of(
                                AttributeName.of("objectClass"),
                                List.of(AttributeValue.of(objectClass)),
                                AttributeName.of("bridgeheadConnectedSite"),
                                Arrays.stream(values).map(AttributeValue::of).toList()));
        store.write(tx -> {
            tx.write(Changes.NONE
                    .but()
                    .contexts(List.of(CONFIGURATION))
                    .entries(List.of(root, connector))
                    .done());
            return 0;
        });
        return store.read(PublishedConnector::all);
    }

    @ParameterizedTest
    @CsvSource({"WEST 1, WEST, 1", "WEST 9999, WEST, 9999", "North-2.b 11, North-2.b, 11"})
    void siteAndCostAreAConnection(String value, String to, int cost) {
        assertThat(read("bridgeheadConnector", value))
                .containsExactly(new Connection(SiteId.of("SOUTH"), SiteId.of(to), cost));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEST",
                "WEST 0",
                "WEST -1",
                "WEST 10000",
                "WEST 99999999999999999999",
                "WEST 1.5",
                "WEST  1",
                "WEST 1 ",
                " WEST 1",
                "WEST 1\n",
                "-WEST 1",
                "WE/ST 1",
                "\u0000 1",
                "WEST \u0661"
            })
    void valueThatCannotBeReadIsLeftOutAndTheOthersStay(String value) {
        assertThat(read("bridgeheadConnector", value, "WEST 7"))
                .containsExactly(new Connection(SiteId.of("SOUTH"), SiteId.of("WEST"), 7));
    }

    @Test
    void siteNameOfAnyLengthIsReadInTimeAndLeftOut() {
        assertThat(read("bridgeheadConnector", "W".repeat(1 << 20) + " 1")).isEmpty();
    }

    @Test
    void entryOfAnotherClassPublishesNothing() {
        assertThat(read("device", "WEST 7")).isEmpty();
    }
}
