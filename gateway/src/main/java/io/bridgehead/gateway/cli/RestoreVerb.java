package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.process.Restoring;
import io.bridgehead.gateway.process.Restoring.Restored;
import io.bridgehead.gateway.terminal.Formats;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the database. */
@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of the database, while the gateway is stopped.",
            "What the backup lacks comes back from the partners when the gateway runs (backsync).",
            "If the command is interrupted, run it again.",
        },
        footer = {"", "Example: ./bridgehead restore --replace /backups/north-monday"})
final class RestoreVerb extends Verb {
    @Parameters(paramLabel = "DIR", description = "Folder that 'backup' wrote.")
    private Path folder = Path.of("");

    @Option(
            names = "--replace",
            description =
                    "Move the present database aside. Without this, a present database is an error.")
    private boolean replace;

    RestoreVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        try {
            Restored restored = new Restoring(config(), Clock.systemUTC()).restore(folder, replace);
            if (json()) {
                sayJson(Answer.of(restored));
            } else {
                show(restored);
            }
            return ExitCode.GOOD;
        } catch (BackupException e) {
            throw new VerbException(ExitCode.FINDINGS, "nothing was restored: " + e.getMessage());
        }
    }

    private void show(Restored restored) {
        restored.replaced().ifPresent(each -> say("the database that was here is now in " + each));
        say(restored.self().site() + " is as it was at " + restored.backup().taken() + ", USN "
                + Formats.count(restored.backup().copy().usn()) + ", and in its new epoch "
                + restored.self().epoch());
        say("start it with " + command("run") + "; then watch what comes back with "
                + command("backsync status"));
    }

    /** The answer in JSON; {@code replaced} is empty if there was no database. */
    private record Answer(
            String site,
            String formerEpoch,
            String epoch,
            long usn,
            String taken,
            String replaced) {
        static Answer of(Restored restored) {
            return new Answer(
                    restored.self().site().name(),
                    restored.backup().self().epoch().toString(),
                    restored.self().epoch().toString(),
                    restored.backup().copy().usn(),
                    restored.backup().taken().toString(),
                    restored.replaced().map(Path::toString).orElse(""));
        }
    }
}
