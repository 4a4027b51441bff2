package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.simulation.SimulateCommand;
import io.bridgehead.gateway.simulation.WorldResult;
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

/** Runs simulated worlds. */
@Command(
        name = "simulate",
        description = {
            "Runs gateways through lost, doubled, late mail and crashes, in virtual time.",
            "All gateways of a world must end with the same directory. One seed is one world, byte for"
                    + " byte.",
        },
        footer = {
            "",
            "Examples: ./bridgehead simulate 42 --trace",
            "          ./bridgehead simulate 1..1000"
        })
final class SimulateVerb implements Callable<Integer> {
    @Parameters(paramLabel = "SEED", description = "One seed, or a range such as 1..1000.")
    private String seeds = "";

    @Option(
            names = "--sites",
            paramLabel = "N",
            description = "Number of sites in each world (default: the seed decides).")
    private Optional<Integer> sites = Optional.empty();

    @Option(
            names = "--mail",
            description =
                    "Send the messages of every world as mail, changed as relays change it (default: in some"
                            + " worlds).")
    private boolean mail;

    @Option(
            names = "--dump",
            paramLabel = "FILE",
            description = "File for the events of a broken world (default: ${DEFAULT-VALUE}).")
    private Path dump = Path.of("target", "simulation.txt");

    @Option(names = "--trace", description = "Print every event.")
    private boolean trace;

    private final Invocation invocation;

    SimulateVerb(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        OptionalInt count = sites.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        try (Progress progress = invocation.console().progress("simulating")) {
            return SimulateCommand.run(
                    seeds,
                    new SimulateCommand.Wish(count, mail, trace, dump),
                    invocation.console().out(),
                    new Processors(trace, progress));
        } catch (IllegalArgumentException e) {
            throw new VerbException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Uses all processors, except for worlds that print their events as they happen. */
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
