package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes of the directory. */
@Command(
        name = "modify",
        description = "Applies LDIF change records (RFC 2849): all of them, or none and says why.",
        footer = {
            "",
            "Example: ./bridgehead modify changes.ldif, where that holds",
            "  dn: uid=anna,ou=NORTH,o=Org",
            "  changetype: modify",
            "  replace: title",
            "  title: Captain"
        })
final class ModifyVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "The change records; - is standard input.")
    private Path file = Path.of("-");

    ModifyVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        AdminClient gateway = gateway();
        boolean piped = file.equals(Path.of("-"));
        try (InputStream body = piped ? console().in() : Files.newInputStream(file)) {
            JsonNode answer = gateway.send("/modify", body);
            if (json()) {
                sayJson(answer);
            } else {
                say(Formats.count(answer.get("changes").asLong(), "change", "changes") + " made");
            }
            return ExitCode.GOOD;
        } catch (NoSuchFileException e) {
            throw new VerbException(ExitCode.USAGE, "there is no file " + file);
        }
    }
}
