package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.memory.MemoryStore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that the simulator finds bugs: each planted bug must break the law that it names. */
class PlantedBugTest {
    private static final int WORLDS = 2_000;

    @ParameterizedTest
    @EnumSource
    void itIsFound(PlantedBug bug) {
        assertThat(lawBroken(bug, bug.seed())).isEqualTo(bug.law());
    }

    /** The seed named is the first of two thousand worlds that finds the bug. */
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void twoThousandWorldsFindIt(PlantedBug bug) {
        assertThat(LongStream.rangeClosed(1, WORLDS)
                        .filter(seed -> !lawBroken(bug, seed).equals("none"))
                        .findFirst())
                .hasValue(bug.seed());
    }

    @Test
    void worldsWithoutABugAreGood() {
        assertThat(LongStream.rangeClosed(1, 5).mapToObj(SimulationOptions::of))
                .allMatch(each -> Simulation.run(each).isGood());
    }

    private static String lawBroken(PlantedBug bug, long seed) {
        return Simulation.run(SimulationOptions.of(seed)
                        .withStores(self -> new PlantedStore(new MemoryStore(self), bug)))
                .failure()
                .map(WorldResult.Failure::law)
                .orElse("none");
    }
}
