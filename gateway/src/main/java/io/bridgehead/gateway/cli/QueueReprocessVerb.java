package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** Quarantined mail that deserves another try. */
@Command(
        name = "reprocess",
        description = "Reads mail in quarantine once more, after its cause was mended.",
        footer = {"", "Example: ./bridgehead queue reprocess --all"})
final class QueueReprocessVerb extends QuarantineVerb {
    QueueReprocessVerb(Console console) {
        super(console, "/queue/reprocess", "to be read again");
    }
}
