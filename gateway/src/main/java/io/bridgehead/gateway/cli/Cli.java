package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.demo.DemoException;
import io.bridgehead.gateway.terminal.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

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

    /** Runs a verb and answers the exit code of the process: 0 good, 1 findings, 2 wrong usage. */
    public static int run(Console console, String... arguments) {
        return commandLine(console).execute(arguments);
    }

    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Cli());
        line.addSubcommand(new DemoVerb(console))
                .addSubcommand(new InitVerb(console))
                .addSubcommand(new CheckConfigVerb(console))
                .addSubcommand(new RunVerb(console))
                .addSubcommand(new StatusVerb(console))
                .addSubcommand(new SitesVerb(console))
                .addSubcommand(partner(console))
                .addSubcommand(route(console))
                .addSubcommand(queue(console))
                .addSubcommand(conflicts(console))
                .addSubcommand(tombstones(console))
                .addSubcommand(new UndeleteVerb(console))
                .addSubcommand(held(console))
                .addSubcommand(new ApproveVerb(console))
                .addSubcommand(new ReplicateVerb(console))
                .addSubcommand(new VerifyVerb(console))
                .addSubcommand(new ImportVerb(console))
                .addSubcommand(new ExportVerb(console))
                .addSubcommand(new SearchVerb(console))
                .addSubcommand(new ModifyVerb(console))
                .addSubcommand(new BackupVerb(console))
                .addSubcommand(new RestoreVerb(console))
                .addSubcommand(backsync(console))
                .addSubcommand(new SimulateVerb(console));
        line.getCommandSpec().addOption(help());
        line.getSubcommands().values().forEach(each -> {
            each.getCommandSpec().addOption(help());
            each.getSubcommands()
                    .values()
                    .forEach(below -> below.getCommandSpec().addOption(help()));
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> explained(failure, console));
    }

    /** Without a verb there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    private static CommandLine queue(Console console) {
        return new CommandLine(new QueueVerb(console))
                .addSubcommand(new QueueDropVerb(console))
                .addSubcommand(new QueueReprocessVerb(console));
    }

    private static CommandLine conflicts(Console console) {
        return new CommandLine(new ConflictsVerb(console))
                .addSubcommand("list", new ConflictsVerb(console))
                .addSubcommand(new ConflictsShowVerb(console))
                .addSubcommand(new ConflictsKeepVerb(console))
                .addSubcommand(new ConflictsSwapVerb(console))
                .addSubcommand(new ConflictsRenameVerb(console));
    }

    private static CommandLine tombstones(Console console) {
        return new CommandLine(new TombstonesVerb(console))
                .addSubcommand("list", new TombstonesVerb(console));
    }

    private static CommandLine held(Console console) {
        return new CommandLine(new HeldVerb(console))
                .addSubcommand("list", new HeldVerb(console))
                .addSubcommand(new HeldShowVerb(console))
                .addSubcommand(new HeldDropVerb(console));
    }

    private static CommandLine backsync(Console console) {
        return new CommandLine(new BacksyncVerb(console))
                .addSubcommand("status", new BacksyncVerb(console))
                .addSubcommand(new BacksyncWaiveVerb(console));
    }

    private static CommandLine partner(Console console) {
        return new CommandLine(new PartnerVerb(console))
                .addSubcommand("list", new PartnerVerb(console))
                .addSubcommand(new PartnerSuspendVerb(console))
                .addSubcommand(new PartnerResumeVerb(console))
                .addSubcommand(new PartnerRemoveVerb(console));
    }

    private static CommandLine route(Console console) {
        return new CommandLine(new RouteVerb(console))
                .addSubcommand(new RouteListVerb(console))
                .addSubcommand(new RouteExplainVerb(console));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this.")
                .build();
    }

    private static int explained(Exception failure, Console console) {
        if (failure instanceof VerbException verb) {
            console.err().println("bridgehead: " + verb.getMessage());
            return verb.exitCode();
        }
        if (failure instanceof AdminException refused) {
            console.err().println("bridgehead: " + refused.getMessage());
            refused.problems().forEach(each -> console.err().println("  " + each));
            return ExitCode.FINDINGS;
        }
        if (failure instanceof DemoException) {
            console.err().println("bridgehead: " + failure.getMessage());
            return ExitCode.FINDINGS;
        }
        console.err().println("bridgehead: this should not happen; please report it:");
        failure.printStackTrace(console.err());
        return ExitCode.FINDINGS;
    }
}
