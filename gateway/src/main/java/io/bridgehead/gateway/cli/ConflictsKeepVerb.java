package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** What was kept is right. */
@Command(
        name = "keep",
        description = "Settles a conflict as it stands. It is no longer counted.",
        footer = {"", "Example: ./bridgehead conflicts keep 7"})
final class ConflictsKeepVerb extends ConflictVerb {
    ConflictsKeepVerb(Console console) {
        super(console, "/conflicts/keep", "what was kept stays");
    }
}
