package io.bridgehead.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose clock is ahead: a directory of 20,000 entries of two sites, of which SOUTH wrote one late. */
class ClockCheckTest {
    private static final int ENTRIES = 20_000;
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ContextId CONTEXT = new ContextId(new UUID(1, 1));
    private static final Epoch NORTH = new Epoch(new UUID(3, 3));
    private static final Epoch SOUTH = new Epoch(new UUID(4, 4));

    private final MemoryStore store = new MemoryStore(
            new Identity(new UUID(7, 7), "o=Org", SiteId.of("NORTH"), "north", NORTH));

    @Test
    void theSiteThatDatedOneOfManyChangesAheadIsNamedWhicheverEntryItIs() {
        List<UUID> ids = filled();
        for (int seed = 0; seed < 20; seed++) {
            UUID changed = ids.get(new Random(seed).nextInt(ENTRIES));
            write(List.of(entry(changed, SOUTH, NOON.plus(Duration.ofDays(3)), ENTRIES + seed)));
            assertThat(check(NOON))
                    .hasValueSatisfying(found ->
                            assertThat(found.arguments()).containsEntry("writers", "SOUTH"));
            write(List.of(entry(changed, NORTH, NOON, ENTRIES + seed)));
        }
    }

    @Test
    void nothingIsFoundWhenTimeHasCaughtUp() {
        write(List.of(entry(new UUID(5, 5), SOUTH, NOON.plus(Duration.ofDays(3)), 1)));
        assertThat(check(NOON.plus(Duration.ofDays(2)).minusSeconds(1))).isPresent();
        assertThat(check(NOON.plus(Duration.ofDays(2)).plusSeconds(1))).isEmpty();
    }

    private Optional<Finding> check(Instant now) {
        return store.read(directory -> new ClockCheck()
                .findings(new Snapshot(directory, new GatewayTwin().overview(), now)).stream()
                        .findFirst());
    }

    private List<UUID> filled() {
        Random random = new Random(1);
        List<UUID> ids = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
            entries.add(entry(ids.get(i), i % 2 == 0 ? NORTH : SOUTH, NOON, i));
        }
        write(entries);
        return ids;
    }

    private void write(List<Entry> entries) {
        store.write(tx -> {
            tx.write(Changes.NONE
                    .but()
                    .entries(entries)
                    .contexts(List.of(new NamingContext(CONTEXT, "o=Org", Optional.empty(), true)))
                    .owners(List.of(
                            new EpochOwner(NORTH, SiteId.of("NORTH"), "north"),
                            new EpochOwner(SOUTH, SiteId.of("SOUTH"), "south")))
                    .done());
            return 0;
        });
    }

    private static Entry entry(UUID id, Epoch epoch, Instant at, long usn) {
        Stamp stamp = new Stamp(HybridTime.after(0, at), epoch, usn + 1);
        Write write = new Write(stamp, Stamp.NONE);
        Rdn rdn = new Rdn("cn=" + id);
        return new Entry(
                new EntryId(id),
                CONTEXT,
                stamp,
                new Life(1, false, write),
                new Placement(new EntryId(CONTEXT.value()), rdn, write),
                Collections.emptySortedMap());
    }
}
