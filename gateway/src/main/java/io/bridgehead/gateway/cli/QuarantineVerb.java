package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What ends the stay of mails in quarantine. */
abstract class QuarantineVerb extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "One mail, by the id that 'queue' shows.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--all", description = "All mails in quarantine.")
    private boolean all;

    private final String path;
    private final String done;

    QuarantineVerb(Console console, String path, String done) {
        super(console);
        this.path = path;
        this.done = done;
    }

    @Override
    public Integer call() {
        if (id.isPresent() == all) {
            throw new VerbException(ExitCode.USAGE, "name one mail by its id, or --all");
        }
        JsonNode answer =
                gateway().post(path, Map.of("id", id.orElse(""), "all", Boolean.toString(all)));
        if (json()) {
            sayJson(answer);
        } else {
            say(Formats.count(answer.get("mails").asLong(), "mail", "mails") + " " + done);
        }
        return ExitCode.GOOD;
    }
}
