package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ImportReport;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An LDIF file into the directory. */
@Command(
        name = "import",
        description = {
            "Imports an LDIF file (RFC 2849), entries or change records.",
            "If anything in it is wrong, nothing is imported, and every mistake is named with its line.",
            "What is good is written in batches. If the machine or the gateway dies midway, the batches",
            "already written stay: import the file again with --continue, which adds what is missing",
            "and names what is there already.",
        },
        footer = {"", "Example: ./bridgehead import people.ldif --continue"})
final class ImportVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "The LDIF file; - is standard input.")
    private Path file = Path.of("-");

    @Option(names = "--continue", description = "Import what is good even if something is not.")
    private boolean goOn;

    ImportVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        AdminClient gateway = gateway();
        JsonNode answer = upload(gateway);
        ImportReport report = Json.read(answer, ImportReport.class);
        if (json()) {
            sayJson(answer);
        } else {
            report.problems().forEach(each -> say(file + ": " + each));
            say(Formats.count(report.imported(), "entry", "entries") + " imported"
                    + (report.refused() == 0
                            ? ""
                            : ", " + Formats.count(report.refused()) + " refused"));
        }
        return report.refused() == 0 ? ExitCode.GOOD : ExitCode.FINDINGS;
    }

    private JsonNode upload(AdminClient gateway) throws IOException {
        boolean piped = file.equals(Path.of("-"));
        try (Progress progress = console().progress("import");
                InputStream body = piped ? console().in() : Files.newInputStream(file)) {
            long total = piped ? 0 : Files.size(file);
            return gateway.upload(
                    "/import",
                    Map.of("continue", Boolean.toString(goOn)),
                    body,
                    sent -> progress.show(sent, total, Formats.bytes(sent) + " sent"),
                    (phase, done) -> progress.show(
                            0, 0, phase + ", " + Formats.count(done, "entry", "entries")));
        } catch (NoSuchFileException e) {
            throw new VerbException(ExitCode.USAGE, "there is no file " + file);
        }
    }
}
