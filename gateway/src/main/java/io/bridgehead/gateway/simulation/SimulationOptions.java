package io.bridgehead.gateway.simulation;

import io.bridgehead.store.memory.MemoryStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Which world to run.
 *
 * @param seed decides everything that is not said here
 * @param sites how many; by the seed if empty
 * @param mail whether messages travel as mail in any case; else in few worlds, by the seed
 * @param stores where each site keeps what it knows
 * @param trace hears of every event, one line each
 */
public record SimulationOptions(
        long seed,
        OptionalInt sites,
        boolean mail,
        Databases stores,
        Optional<Consumer<String>> trace) {

    /** The world of this seed, in memory and without a trace. */
    public static SimulationOptions of(long seed) {
        return new SimulationOptions(
                seed, OptionalInt.empty(), false, MemoryStore::new, Optional.empty());
    }

    public SimulationOptions withSites(int count) {
        return new SimulationOptions(seed, OptionalInt.of(count), mail, stores, trace);
    }

    public SimulationOptions withMail() {
        return new SimulationOptions(seed, sites, true, stores, trace);
    }

    public SimulationOptions withStores(Databases makers) {
        return new SimulationOptions(seed, sites, mail, makers, trace);
    }

    public SimulationOptions withTrace(Consumer<String> listener) {
        return new SimulationOptions(seed, sites, mail, stores, Optional.of(listener));
    }
}
