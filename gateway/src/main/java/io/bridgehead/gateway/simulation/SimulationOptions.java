package io.bridgehead.gateway.simulation;

import io.bridgehead.store.memory.MemoryStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Which world to run.
 *
 * @param seed decides everything that the other options leave open
 * @param sites the number of sites; if empty the seed decides
 * @param mail whether messages always travel as mail; otherwise the seed decides, for few worlds
 * @param stores creates the database of each site
 * @param trace receives one line for each event
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
