package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.simulation.WorldResult.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file about a broken world. */
class DumpTest {
    private static final SimulationOptions WORLD =
            SimulationOptions.of(7).withSites(3).withMail();

    @TempDir
    Path folder;

    @Test
    void commandShowsTheSameWorldAgain() {
        assertThat(Dump.command(WORLD))
                .isEqualTo("./bridgehead simulate 7 --sites 3 --mail --trace");
        assertThat(Dump.command(SimulationOptions.of(-1)))
                .isEqualTo("./bridgehead simulate -1 --trace");
    }

    @Test
    void worldIsWrittenBehindThoseBefore() {
        Path file = folder.resolve("made").resolve("dump.txt");
        Dump.append(file, WORLD, new Failure("first law", "seen", List.of(), List.of()));
        Dump.append(
                file,
                WORLD,
                new Failure("no change is lost", "seen", List.of("day 1"), List.of("NORTH")));
        assertThat(file)
                .content()
                .containsSubsequence(
                        "seed 7: first law",
                        "seed 7: no change is lost",
                        "again: ./bridgehead simulate 7 --sites 3 --mail --trace",
                        "seen",
                        "day 1",
                        "NORTH");
    }
}
