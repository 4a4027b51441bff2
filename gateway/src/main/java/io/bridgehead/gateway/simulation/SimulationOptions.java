package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.memory.MemoryStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which world to run.
 *
 * @param seed decides everything that is not said here
 * @param sites how many; by the seed if empty
 * @param stores makes the database of each site
 * @param trace hears of every event, one line each
 */
public record SimulationOptions(
        long seed,
        OptionalInt sites,
        Function<Identity, Store> stores,
        Optional<Consumer<String>> trace) {

    /** The world of this seed, in memory and without a trace. */
    public static SimulationOptions of(long seed) {
        return new SimulationOptions(seed, OptionalInt.empty(), MemoryStore::new, Optional.empty());
    }

    public SimulationOptions withSites(int count) {
        return new SimulationOptions(seed, OptionalInt.of(count), stores, trace);
    }

    public SimulationOptions withStores(Function<Identity, Store> makers) {
        return new SimulationOptions(seed, sites, makers, trace);
    }

    public SimulationOptions withTrace(Consumer<String> listener) {
        return new SimulationOptions(seed, sites, stores, Optional.of(listener));
    }
}
