package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The directory as LDIF. */
@Command(
        name = "export",
        description = {
            "Writes the directory as LDIF. Two sites that hold the same write the same bytes.",
            "With --json only counts and fingerprint are written, and no LDIF.",
        },
        footer = {"", "Example: ./bridgehead export --base ou=SOUTH,o=Org --out south.ldif"})
final class ExportVerb extends Verb {
    private static final int BUFFER_BYTES = 1 << 16;

    @Option(names = "--base", paramLabel = "DN", description = "Only this entry and those below.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--operational", description = "With the entryUUID of each entry.")
    private boolean operational;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there instead; the file appears when it is whole.")
    private Optional<Path> file = Optional.empty();

    ExportVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        AdminClient gateway = gateway();
        Map<String, String> parameters = new TreeMap<>();
        base.ifPresent(dn -> parameters.put("base", dn));
        parameters.put("operational", Boolean.toString(operational));
        if (json()) {
            sayJson(gateway.get("/digest", parameters));
        } else if (file.isPresent()) {
            write(gateway, parameters, file.get());
        } else {
            copy(gateway, parameters, console().out());
        }
        return ExitCode.GOOD;
    }

    private void write(AdminClient gateway, Map<String, String> parameters, Path target)
            throws IOException {
        Path growing = target.resolveSibling(target.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(growing)) {
            copy(gateway, parameters, out);
        }
        Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
        say("wrote " + target + ", " + Formats.bytes(Files.size(target)));
    }

    private void copy(AdminClient gateway, Map<String, String> parameters, OutputStream out) {
        try (Progress progress = console().progress("export")) {
            OutputStream counted = new CountedOutput(
                    new BufferedOutputStream(out, BUFFER_BYTES),
                    bytes -> progress.show(bytes, 0, Formats.bytes(bytes)));
            gateway.download("/export", parameters, counted);
        }
    }
}
