package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.demo.DemoException;
import io.bridgehead.gateway.terminal.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code bridgehead VERB}. */
@Command(
        name = "bridgehead",
        synopsisSubcommandLabel = "VERB",
        description =
                "Replicates a directory between sites that can reach each other only by mail.",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "'./bridgehead VERB --help' shows examples. To see it work: ./bridgehead demo",
            "Exit codes: 0 good, 1 findings or failure, 2 wrong usage or configuration."
        })
public final class Cli implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Cli() {}

    /** Runs a verb and returns the exit code of the process: 0 good, 1 findings, 2 wrong usage. */
    public static int run(Console console, String... arguments) {
        return commandLine(console).execute(arguments);
    }

    static CommandLine commandLine(Console console) {
        Invocation invocation = new Invocation(console);
        CommandLine line = new CommandLine(new Cli());
        line.addSubcommand(new DemoVerb(invocation))
                .addSubcommand(new InitVerb(invocation))
                .addSubcommand(new CheckConfigVerb(invocation))
                .addSubcommand(new RunVerb(invocation))
                .addSubcommand(new StatusVerb(invocation))
                .addSubcommand(new SitesVerb(invocation))
                .addSubcommand(PartnerVerbs.commandLine(invocation))
                .addSubcommand(RouteVerbs.commandLine(invocation))
                .addSubcommand(QueueVerbs.commandLine(invocation))
                .addSubcommand(ConflictVerbs.commandLine(invocation))
                .addSubcommand(TombstoneVerbs.commandLine(invocation))
                .addSubcommand(new TombstoneVerbs.Undelete(invocation))
                .addSubcommand(HeldVerbs.commandLine(invocation))
                .addSubcommand(new HeldVerbs.Approve(invocation))
                .addSubcommand(new ReplicateVerb(invocation))
                .addSubcommand(new ClaimVerb(invocation))
                .addSubcommand(new VerifyVerb(invocation))
                .addSubcommand(new DirectoryVerbs.Import(invocation))
                .addSubcommand(new DirectoryVerbs.Export(invocation))
                .addSubcommand(new DirectoryVerbs.Search(invocation))
                .addSubcommand(new DirectoryVerbs.Modify(invocation))
                .addSubcommand(new BackupVerb(invocation))
                .addSubcommand(new RestoreVerb(invocation))
                .addSubcommand(new SalvageVerb(invocation))
                .addSubcommand(BacksyncVerbs.commandLine(invocation))
                .addSubcommand(new SimulateVerb(invocation));
        complete(line);
        line.getCommandSpec().addOption(version()).versionProvider(() -> new String[] {
            "bridgehead "
                    + Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                            .orElse("without a version: it was not started from its jar"),
            "Java " + Runtime.version()
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, arguments) -> misused(wrong))
                .setExecutionStrategy(parsed -> execute(parsed, invocation))
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> explained(failure, console));
    }

    /** Without a verb there is nothing to do except to show the verbs. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** Every command has --help; every command about a gateway has the common options. */
    private static void complete(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        boolean isRoot = command.userObject() instanceof Cli;
        if (isRoot || command.userObject() instanceof Verb) {
            command.addOption(Invocation.confOption());
        }
        if (isRoot || !(command.userObject() instanceof SimulateVerb)) {
            command.addOption(Invocation.jsonOption());
        }
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        line.getSubcommands().values().forEach(Cli::complete);
    }

    private static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build();
    }

    private static int execute(ParseResult parsed, Invocation invocation) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        invocation.read(parsed);
        return new RunLast().execute(parsed);
    }

    /** Says what is wrong, and where the help is; the help itself would push that off the screen. */
    private static int misused(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("bridgehead: " + Misuse.words(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("see ./" + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int explained(Exception failure, Console console) {
        if (failure instanceof VerbException verb) {
            console.err().println("bridgehead: " + verb.getMessage());
            return verb.exitCode();
        }
        if (failure instanceof AdminException refused) {
            console.err().println("bridgehead: " + refused.getMessage());
            refused.problems().forEach(each -> console.err().println("  " + each));
            return refused.isMisuse() ? ExitCode.USAGE : ExitCode.FINDINGS;
        }
        if (failure instanceof DemoException) {
            console.err().println("bridgehead: " + failure.getMessage());
            return ExitCode.FINDINGS;
        }
        Optional<String> trouble = FileTrouble.of(failure);
        if (trouble.isPresent()) {
            console.err().println("bridgehead: " + trouble.get());
            return ExitCode.FINDINGS;
        }
        console.err().println("bridgehead: this should not happen; please report it:");
        failure.printStackTrace(console.err());
        return ExitCode.FINDINGS;
    }
}
