package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import picocli.CommandLine.Command;

/** Nothing is exchanged with a partner for a while. */
@Command(
        name = "suspend",
        description = {
            "Exchanges nothing with a partner until 'partner resume'. All that is here stays,",
            "and what was missed is sent afterwards. Mail that it sends meanwhile is dropped.",
        },
        footer = {"", "Example: ./bridgehead partner suspend SOUTH"})
final class PartnerSuspendVerb extends SuspensionVerb {
    PartnerSuspendVerb(Console console) {
        super(console, "/partner/suspend", "is suspended");
    }
}
