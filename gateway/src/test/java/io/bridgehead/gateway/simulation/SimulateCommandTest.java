package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Long> heard = new ArrayList<>();

    /** Five results serve any range: the tests are about the sum, and worlds take long. */
    private final Map<Long, WorldResult> results = new HashMap<>();

    private int run(String seeds, boolean trace) {
        return SimulateCommand.run(
                seeds,
                new SimulateCommand.Wish(
                        OptionalInt.of(2), false, trace, folder.resolve("dump.txt")),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new SimulateCommand.Crew() {
                    @Override
                    public List<WorldResult> run(
                            LongStream seeds, LongFunction<WorldResult> world) {
                        return seeds.mapToObj(
                                        seed -> results.computeIfAbsent(seed % 5, world::apply))
                                .toList();
                    }

                    @Override
                    public void ended(long worlds, long all) {
                        heard.addAll(List.of(worlds, all));
                    }
                });
    }

    @Test
    void rangeIsSummedUp() {
        assertThat(run("1..51", false)).isZero();
        assertThat(heard).containsExactly(50L, 51L, 51L, 51L);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("CAUGHT_UP", "[ALL GOOD] 51 worlds agree")
                .doesNotContain("seed 1:");
    }

    @Test
    void oneWorldIsTold() {
        assertThat(run("3", true)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("seed 3: 2 sites", "all sites agree", "[ALL GOOD] 1 world agrees");
    }

    @Test
    void whatIsNoSeedIsRefused() {
        assertThatThrownBy(() -> run("1-3", false)).hasMessageContainingAll("'1-3'", "1..1000");
        assertThatThrownBy(() -> run("9..3", false)).hasMessageContaining("9..3 is empty");
    }
}
