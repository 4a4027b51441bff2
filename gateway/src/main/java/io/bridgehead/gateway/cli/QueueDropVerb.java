package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** Quarantined mail that nobody wants. */
@Command(
        name = "drop",
        description =
                "Removes mail from quarantine for good. What a partner sent is asked for again.",
        footer = {"", "Example: ./bridgehead queue drop --all"})
final class QueueDropVerb extends QuarantineVerb {
    QueueDropVerb(Console console) {
        super(console, "/queue/drop", "dropped");
    }
}
