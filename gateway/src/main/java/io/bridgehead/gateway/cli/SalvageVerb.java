package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.process.Restoring;
import io.bridgehead.gateway.process.Restoring.Salvaged;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.store.Salvage;
import java.time.Clock;
import picocli.CommandLine.Command;

/** Goes on with what can be read of a damaged database. */
@Command(
        name = "salvage",
        description = {
            "Goes on with what can be read of a damaged database, while the gateway is stopped.",
            "It says how much is missing. The partners send back what they have when the gateway runs.",
            "The damaged database is moved aside. If a good backup is not old, 'restore' is better.",
        },
        footer = {"", "Example: ./bridgehead salvage --conf conf/examples/north.xml"})
final class SalvageVerb extends Verb {
    SalvageVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        try {
            Salvaged salvaged = new Restoring(config(), Clock.systemUTC()).salvage();
            if (json()) {
                sayJson(Answer.of(salvaged));
            } else {
                show(salvaged);
            }
            return ExitCode.GOOD;
        } catch (BackupException e) {
            throw new VerbException(ExitCode.FINDINGS, "nothing was salvaged: " + e.getMessage());
        }
    }

    private void show(Salvaged salvaged) {
        Salvage found = salvaged.found();
        say("the damaged database is now in " + salvaged.replaced());
        say("read: " + Formats.count(found.entries(), "entry", "entries")
                + " and the changes up to USN "
                + Formats.count(found.usn())
                + (found.isExpectationKnown()
                        ? ", of " + Formats.count(found.expectedEntries(), "entry", "entries")
                                + " and USN " + Formats.count(found.expectedUsn())
                        : "; how much there should be is not known"));
        if (found.dropped() > 0) {
            say("left out because their bytes are damaged: "
                    + Formats.count(found.dropped(), "entry", "entries"));
        }
        if (salvaged.behind() > 0) {
            say("taken from commits behind the damage: "
                    + Formats.count(salvaged.behind(), "change", "changes") + " of entries");
        }
        say(salvaged.self().site() + " is in its new epoch " + salvaged.self().epoch()
                + "; start it with " + command("run") + "; then watch what comes back with "
                + command("backsync status"));
    }

    /** The answer in JSON. */
    private record Answer(
            String site, String epoch, Salvage found, long behindDamage, String replaced) {
        static Answer of(Salvaged salvaged) {
            return new Answer(
                    salvaged.self().site().name(),
                    salvaged.self().epoch().toString(),
                    salvaged.found(),
                    salvaged.behind(),
                    salvaged.replaced().toString());
        }
    }
}
