package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.BackupReport;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Formats;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the database of a running gateway. */
@Command(
        name = "backup",
        description = {
            "Copies the database of the running gateway into a new folder, and reads it back.",
            "Writes wait meanwhile. The user of the gateway must be able to write into that folder.",
        },
        footer = {"", "Example: ./bridgehead backup /backups/north-monday"})
final class BackupVerb extends Verb {
    @Parameters(
            paramLabel = "DIR",
            description = "New or empty folder. It appears when it is whole.")
    private Path folder = Path.of("");

    BackupVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Path absolute = folder.toAbsolutePath().normalize();
        JsonNode answer = gateway().post("/backup", Map.of("folder", absolute.toString()));
        if (json()) {
            sayJson(answer);
        } else {
            BackupReport made = Json.read(answer, BackupReport.class);
            say(made.site() + " through USN " + Formats.count(made.usn()) + " of epoch "
                    + made.epoch() + " is in " + made.folder() + ": "
                    + Formats.count(made.files(), "file", "files") + ", "
                    + Formats.bytes(made.bytes()) + ", read back and found good");
        }
        return ExitCode.GOOD;
    }
}
