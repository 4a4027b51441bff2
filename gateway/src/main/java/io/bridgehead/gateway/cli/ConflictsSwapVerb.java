package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** What was lost is right. */
@Command(
        name = "swap",
        description =
                "Settles a conflict the other way: what was lost is written anew, for all sites.",
        footer = {"", "Example: ./bridgehead conflicts swap 7"})
final class ConflictsSwapVerb extends ConflictVerb {
    ConflictsSwapVerb(Console console) {
        super(console, "/conflicts/swap", "what was lost is written anew");
    }
}
