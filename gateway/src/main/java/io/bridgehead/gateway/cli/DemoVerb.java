package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.demo.Demo;
import io.bridgehead.gateway.demo.DemoOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a whole organization at work on this machine. */
@Command(
        name = "demo",
        description = {
            "Shows Bridgehead at work: a chain of sites on this machine exchanges real mail.",
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
            description = "Number of sites (default: ${DEFAULT-VALUE}).")
    private int sites;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Number of entries that each site begins with (default: ${DEFAULT-VALUE}). All"
                            + " are copied to all other sites.")
    private int entries;

    @Option(
            names = "--ldif",
            paramLabel = "FILE",
            description =
                    "LDIF file that site A begins with, below ou=A,o=Org; the other sites begin empty.")
    private Optional<Path> ldif = Optional.empty();

    @Option(names = "--exit", description = "End when all sites agree, instead of running on.")
    private boolean exit;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder for everything; it stays (default: a temporary folder).")
    private Optional<Path> folder = Optional.empty();

    private final Invocation invocation;

    DemoVerb(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ldif.ifPresent(FileTrouble::requireReadable);
        Demo.run(options(), invocation.console());
        return ExitCode.GOOD;
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(sites, entries, ldif, exit, invocation.json(), folder);
        } catch (IllegalArgumentException e) {
            throw new VerbException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
