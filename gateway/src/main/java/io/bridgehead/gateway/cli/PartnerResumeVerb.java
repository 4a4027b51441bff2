package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** A suspended partner takes part again. */
@Command(
        name = "resume",
        description = "Exchanges with a suspended partner again, and asks for what was missed.",
        footer = {"", "Example: ./bridgehead partner resume SOUTH"})
final class PartnerResumeVerb extends SuspensionVerb {
    PartnerResumeVerb(Console console) {
        super(console, "/partner/resume", "takes part");
    }
}
