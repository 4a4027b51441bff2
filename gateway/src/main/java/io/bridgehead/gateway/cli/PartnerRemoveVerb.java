package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a partnership. */
@Command(
        name = "remove",
        description = {
            "Ends the partnership with a site that was taken out of the configuration: nothing is",
            "exchanged, and what it sends is a stranger's mail. Says which contexts nobody else",
            "brings; their entries stay as they are. --yes does it. To be partners again, put it back",
            "into the configuration.",
        },
        footer = {"", "Example: ./bridgehead partner remove SOUTH --yes"})
final class PartnerRemoveVerb extends Verb {
    @Parameters(paramLabel = "SITE", description = "The partner's site.")
    private String site = "";

    @Option(names = "--yes", description = "It is meant; without this, nothing is ended.")
    private boolean confirmed;

    PartnerRemoveVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway()
                .post(
                        "/partner/remove",
                        Map.of("site", site, "confirm", Boolean.toString(confirmed)));
        if (json()) {
            sayJson(answer);
        } else {
            answer.get("unreached")
                    .forEach(each -> say(each.get("context").asText() + ", "
                            + Formats.count(each.get("entries").asLong())
                            + " entries: nobody else brings its changes; it stays as it is"));
        }
        if (!confirmed) {
            throw new VerbException(
                    ExitCode.FINDINGS,
                    "nothing was ended: if it is meant, say it again with --yes");
        }
        if (!json()) {
            say(site + " is a partner no more");
        }
        return ExitCode.GOOD;
    }
}
