package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A deleted entry lives again. */
@Command(
        name = "undelete",
        description = "Brings a deleted entry back, with all that it had, for all sites.",
        footer = {"", "Example: ./bridgehead undelete 'cn=Anna,ou=NORTH,o=Example'"})
final class UndeleteVerb extends Verb {
    @Parameters(
            paramLabel = "ID|DN",
            description = "Its entry id, as 'tombstones list' shows it, or the DN that it had.")
    private String entry = "";

    UndeleteVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().post("/undelete", Map.of("entry", entry));
        if (json()) {
            sayJson(answer);
        } else {
            String dn = answer.get("dn").asText();
            say(
                    answer.get("before").asBoolean()
                            ? dn + " is not deleted; nothing was changed"
                            : dn + " lives again");
        }
        return ExitCode.GOOD;
    }
}
