package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ImportReport;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that read and write entries. */
final class DirectoryVerbs {
    private static final Path STANDARD_INPUT = Path.of("-");

    /** Reads an LDIF file into the directory. */
    @Command(
            name = "import",
            description = {
                "Imports an LDIF file (RFC 2849) of entries or change records.",
                "If a record is wrong, nothing is imported. The first 1,000 mistakes are named with"
                        + " their lines.",
                "The entries are written in batches. If the gateway dies midway, the batches that it has"
                        + " written stay: import the file again with --continue, which adds what is"
                        + " missing and names what is there already.",
            },
            footer = {"", "Example: ./bridgehead import people.ldif --continue"})
    static final class Import extends Verb {
        @Parameters(paramLabel = "FILE", description = "LDIF file; - is standard input.")
        private Path file = STANDARD_INPUT;

        @Option(
                names = "--continue",
                description = "Import the good records even if others are wrong.")
        private boolean goOn;

        Import(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() throws IOException {
            requireFile(file);
            AdminClient gateway = gateway();
            JsonNode answer = upload(gateway);
            ImportReport report = Json.read(answer, ImportReport.class);
            if (json()) {
                sayJson(answer);
            } else {
                report.problems().forEach(each -> say(name(file) + ": " + each));
                say(Formats.count(report.imported(), "entry", "entries") + " imported"
                        + (report.refused() == 0
                                ? ""
                                : ", " + Formats.count(report.refused()) + " refused"));
            }
            return report.refused() == 0 ? ExitCode.GOOD : ExitCode.FINDINGS;
        }

        private JsonNode upload(AdminClient gateway) throws IOException {
            boolean piped = file.equals(STANDARD_INPUT);
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
            }
        }
    }

    /** Writes the directory as LDIF. */
    @Command(
            name = "export",
            description = {
                "Writes the directory as LDIF.",
                "Two sites with the same entries write the same bytes. With --json, only the number of"
                        + " entries and a digest are written, and no LDIF.",
            },
            footer = {"", "Example: ./bridgehead export --base ou=SOUTH,o=Example --out south.ldif"
            })
    static final class Export extends Verb {
        private static final int BUFFER_BYTES = 1 << 16;

        @Option(
                names = "--base",
                paramLabel = "DN",
                description = "Export only this entry and those below it.")
        private Optional<String> base = Optional.empty();

        @Option(names = "--operational", description = "Write the entryUUID of each entry, too.")
        private boolean operational;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Write to this file; it appears when it is complete.")
        private Optional<Path> file = Optional.empty();

        Export(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() throws IOException {
            file.ifPresent(FileTrouble::requireWritable);
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

    /** Finds entries. */
    @Command(
            name = "search",
            description = "Shows the entries that match, as LDIF or as one line of JSON each.",
            footer = {
                "",
                "Example: ./bridgehead search --base ou=NORTH,o=Example '(sn=Hansen)' cn mail"
            })
    static final class Search extends Verb {
        @Option(
                names = "--base",
                paramLabel = "DN",
                description = "Entry to begin at (default: the base of the directory).")
        private String base = "";

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description = "One of base, one, sub or children (default: sub).")
        private String scope = "sub";

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "Show no more entries than this.")
        private int limit;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILTER",
                description = "LDAP filter, RFC 4515 (default: all entries).")
        private String filter = "(objectClass=*)";

        @Parameters(
                index = "1..*",
                paramLabel = "ATTRIBUTE",
                description = "Attributes to show (default: all).")
        private List<String> attributes = List.of();

        Search(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            Map<String, String> parameters = new TreeMap<>(Map.of(
                    "base", base,
                    "scope", scope,
                    "filter", filter,
                    "limit", Integer.toString(limit),
                    "json", Boolean.toString(json())));
            if (!attributes.isEmpty()) {
                parameters.put("attributes", String.join(",", attributes));
            }
            gateway().download("/search", parameters, console().out());
            return ExitCode.GOOD;
        }
    }

    /** Changes entries. */
    @Command(
            name = "modify",
            description = "Applies LDIF change records (RFC 2849): all of them, or none.",
            footer = {
                "",
                "Example: ./bridgehead modify changes.ldif, with this file:",
                "  dn: uid=anna,ou=NORTH,o=Example",
                "  changetype: modify",
                "  replace: title",
                "  title: Captain"
            })
    static final class Modify extends Verb {
        @Parameters(
                paramLabel = "FILE",
                description = "File of change records; - is standard input.")
        private Path file = STANDARD_INPUT;

        Modify(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() throws IOException {
            requireFile(file);
            AdminClient gateway = gateway();
            boolean piped = file.equals(STANDARD_INPUT);
            try (InputStream body = piped ? console().in() : Files.newInputStream(file)) {
                JsonNode answer = send(gateway, body);
                if (json()) {
                    sayJson(answer);
                } else {
                    say(Formats.count(answer.get("changes").asLong(), "change", "changes")
                            + " made");
                }
                return ExitCode.GOOD;
            }
        }

        private JsonNode send(AdminClient gateway, InputStream body) {
            try {
                return gateway.send("/modify", body);
            } catch (AdminException refused) {
                throw refused.in(name(file));
            }
        }
    }

    /** How messages name the file. */
    private static String name(Path file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
    }

    private DirectoryVerbs() {}

    private static void requireFile(Path file) {
        if (!file.equals(STANDARD_INPUT)) {
            FileTrouble.requireReadable(file);
        }
    }
}
