package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The entry that lost its name gets another. */
@Command(
        name = "rename",
        description = "Settles a conflict about a name: the entry gets another one.",
        footer = {"", "Example: ./bridgehead conflicts rename 7 'cn=Anna Hansen'"})
final class ConflictsRenameVerb extends ConflictVerb {
    @Parameters(index = "1", paramLabel = "NAME", description = "The new name (an RDN).")
    private String name = "";

    ConflictsRenameVerb(Console console) {
        super(console, "/conflicts/rename", "the entry is renamed");
    }

    @Override
    Map<String, String> more() {
        return Map.of("name", name);
    }
}
