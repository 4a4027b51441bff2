package io.bridgehead.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anybody at the home may write anything into the attribute; no site may stop over it. */
class TombstoneLifetimeTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Identity SELF = new Identity(
            new UUID(1, 1),
            "o=Org",
            SiteId.of("NORTH"),
            "north-1",
            Epoch.fresh(NOON, Epoch.NONE, new byte[10]));

    @ParameterizedTest
    @CsvSource({
        "P30D, 30",
        "PT1H, 2",
        "-P5D, 2",
        "P5000D, 3650",
        "P110000000000D, 3650",
        "P999999999999999D, 60",
        "soon, 60"
    })
    void whatIsPublishedIsTakenWithinBounds(String published, long days) {
        MemoryStore store = new MemoryStore(SELF);
        store.write(tx -> {
            tx.write(Genesis.changes(SELF, Genesis.contexts(SELF), NOON));
            return 0;
        });
        store.write(tx -> {
            ContextId configuration = tx.contexts().stream()
                    .filter(each -> each.dn().startsWith("cn=Configuration"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            tx.write(Changes.ofEntries(List.of(Author.of(tx, NOON)
                    .create(
                            SiteProfile.entryOf(SELF, SELF.site()),
                            configuration,
                            configuration.root(),
                            new Rdn("cn=NORTH"),
                            Map.of(
                                    TombstoneLifetime.ATTRIBUTE,
                                    List.of(AttributeValue.of(published)))))));
            return 0;
        });
        ContextId home = ContextId.rootedAt(SELF.organization(), "ou=NORTH,o=Org");
        Duration otherwise = TombstoneLifetime.DEFAULT;
        assertThat(store.<Duration>read(each -> TombstoneLifetime.of(each, home, otherwise)))
                .isEqualTo(Duration.ofDays(days));
    }
}
