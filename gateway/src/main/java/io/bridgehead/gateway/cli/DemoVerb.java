package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.demo.Demo;
import io.bridgehead.gateway.demo.DemoOptions;
import io.bridgehead.gateway.terminal.Console;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything at once, on this machine. */
@Command(
        name = "demo",
        description = {
            "Shows it at work: a chain of sites on this machine, with real mail between them.",
            "Each gateway is a process with its own data; all must end with the same directory.",
        },
        footer = {
            "",
            "Examples: ./bridgehead demo",
            "          ./bridgehead demo --sites 2 --entries 100000 --exit --json"
        })
final class DemoVerb implements Callable<Integer> {
    @Option(
            names = "--sites",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many sites; without it, ${DEFAULT-VALUE}.")
    private int sites;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "How many entries each site begins with; without it, ${DEFAULT-VALUE}. All"
                            + " are copied to all other sites.")
    private int entries;

    @Option(
            names = "--ldif",
            paramLabel = "FILE",
            description =
                    "What site A begins with instead, below ou=A,o=Org; the others begin empty.")
    private Optional<Path> ldif = Optional.empty();

    @Option(names = "--exit", description = "End when all sites agree, instead of staying up.")
    private boolean exit;

    @Option(names = "--json", description = "Answer with figures in JSON.")
    private boolean json;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Keep everything in this folder, which stays; without it, in a temporary one.")
    private Optional<Path> folder = Optional.empty();

    private final Console console;

    DemoVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Demo.run(options(), console);
        return ExitCode.GOOD;
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(sites, entries, ldif, exit, json, folder);
        } catch (IllegalArgumentException e) {
            throw new VerbException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
