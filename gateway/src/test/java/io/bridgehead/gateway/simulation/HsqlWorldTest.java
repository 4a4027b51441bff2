package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.memory.MemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed gives the same world, event by event, with databases in memory and on disk. */
class HsqlWorldTest {
    /** A world that sends messages as mail. */
    private static final long MAIL_SEED = 336;

    /** A world in which sites withhold an attribute for a while. */
    private static final long LEFT_OUT_SEED = 232;

    /** A world in which mail travels by connectors. */
    private static final long WAYS_SEED = 502;

    @TempDir
    Path folder;

    /** A world: its events, its result, and what each site had in the end. */
    private record World(
            List<String> events, WorldResult outcome, SortedMap<SiteId, String> exports) {}

    @Test
    void worldOnDiskIsTheWorldInMemory() {
        assertThat(kills(LongStream.of(33))).isPositive();
    }

    @Test
    void worldOfMailOnDiskIsTheWorldInMemory() {
        assertThat(kills(LongStream.of(MAIL_SEED))).isPositive();
    }

    @Test
    void worldWithConnectorsOnDiskIsTheWorldInMemory() {
        assertThat(kills(LongStream.of(WAYS_SEED))).isPositive();
    }

    @Test
    void worldWithAnAttributeLeftOutOnDiskIsTheWorldInMemory() {
        assertThat(kills(LongStream.of(LEFT_OUT_SEED))).isPositive();
    }

    @Test
    @Tag("slow")
    void fiftyWorldsOnDiskAreTheWorldsInMemory() {
        assertThat(kills(LongStream.rangeClosed(101, 150))).isPositive();
    }

    private int kills(LongStream seeds) {
        return seeds.mapToInt(seed -> {
                    World inMemory = run(seed, MemoryStore::new);
                    assertThat(inMemory.outcome().isGood()).isTrue();
                    try (HsqlDatabases disk =
                            new HsqlDatabases(folder.resolve(Long.toString(seed)))) {
                        World onDisk = run(seed, disk);
                        assertThat(onDisk.events()).isEqualTo(inMemory.events());
                        assertThat(onDisk.outcome()).isEqualTo(inMemory.outcome());
                        assertThat(onDisk.exports()).isEqualTo(inMemory.exports());
                        return disk.killed();
                    }
                })
                .sum();
    }

    private static World run(long seed, Databases databases) {
        Latest latest = new Latest(databases);
        List<String> events = new ArrayList<>();
        WorldResult outcome = Simulation.run(
                SimulationOptions.of(seed).withStores(latest).withTrace(events::add));
        TreeMap<SiteId, String> exports = new TreeMap<>();
        latest.stores.forEach((site, store) -> exports.put(
                site, store.read(HsqlWorldTest::export) + "\n" + store.outbox().size()));
        return new World(events, outcome, exports);
    }

    private static String export(Directory directory) {
        Range all = new Range(0, directory.usn());
        TreeMap<Object, Entry> entries = new TreeMap<>();
        directory.contexts().stream()
                .flatMap(each -> directory.changes(each.id(), all, Integer.MAX_VALUE).stream())
                .map(StoredEntry::entry)
                .forEach(each -> entries.put(each.id(), each));
        return Description.of(directory, entries.values());
    }

    /** Remembers the latest database of each site. */
    private static final class Latest implements Databases {
        private final Databases databases;
        private final SortedMap<SiteId, Store> stores = new TreeMap<>();

        Latest(Databases databases) {
            this.databases = databases;
        }

        @Override
        public Store create(Identity self) {
            return latest(databases.create(self));
        }

        @Override
        public Store reopen(Store killed) {
            return latest(databases.reopen(killed));
        }

        private Store latest(Store store) {
            stores.put(store.read(Directory::self).site(), store);
            return store;
        }
    }
}
