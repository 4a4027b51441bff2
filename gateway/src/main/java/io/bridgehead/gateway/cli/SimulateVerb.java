package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.simulation.SimulateCommand;
import io.bridgehead.gateway.simulation.WorldResult;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Worlds of bad mail, in virtual time. */
@Command(
        name = "simulate",
        description = {
            "Runs gateways through lost, doubled, late and reordered mail and crashes, in virtual time,",
            "and checks that all end with the same directory. One seed is one world, byte for byte.",
        },
        footer = {
            "",
            "Examples: ./bridgehead simulate 42 --trace",
            "          ./bridgehead simulate 1..1000"
        })
final class SimulateVerb implements Callable<Integer> {
    @Parameters(paramLabel = "SEED", description = "A number, or a range like 1..1000.")
    private String seeds = "";

    @Option(
            names = "--sites",
            paramLabel = "N",
            description = "How many; without it, chance decides.")
    private Optional<Integer> sites = Optional.empty();

    @Option(
            names = "--mail",
            description =
                    "Messages travel as mail, with all that relays do to it; else in few worlds.")
    private boolean mail;

    @Option(
            names = "--dump",
            paramLabel = "FILE",
            description = "Where a broken world is written (default: ${DEFAULT-VALUE}).")
    private Path dump = Path.of("target", "simulation.txt");

    @Option(names = "--trace", description = "Tell every event.")
    private boolean trace;

    private final Console console;

    SimulateVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptionalInt count = sites.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        try (Progress progress = console.progress("simulating")) {
            return SimulateCommand.run(
                    seeds,
                    new SimulateCommand.Wish(count, mail, trace, dump),
                    console.out(),
                    new Processors(trace, progress));
        }
    }

    /** All processors, but for worlds whose events are told as they happen. */
    private record Processors(boolean oneByOne, Progress progress) implements SimulateCommand.Crew {
        @Override
        public List<WorldResult> run(LongStream seeds, LongFunction<WorldResult> world) {
            return (oneByOne ? seeds : seeds.parallel()).mapToObj(world).toList();
        }

        @Override
        public void ended(long worlds, long all) {
            progress.show(worlds, all, Formats.count(worlds, "world", "worlds"));
        }
    }
}
