package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.AdminServer;
import io.bridgehead.gateway.admin.AdminSettings;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.process.Gateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the backup to the last partner that gives back, as an operator types it. */
class BackupVerbsTest {
    @TempDir
    Path folder = Path.of("");

    private String conf = "";
    private String backup = "";

    @BeforeEach
    void found() throws Exception {
        conf = Files.writeString(folder.resolve("north.xml"), CliTest.NORTH).toString();
        backup = folder.resolve("backup").toString();
        assertThat(Ran.verb("init", "--conf", conf).exitCode()).isZero();
    }

    private void whileRunning(Runnable work) {
        Config config = ((ConfigLoader.Loaded) ConfigLoader.load(Path.of(conf))).config();
        try (Gateway gateway = Gateway.start(config, Clock.systemUTC());
                AdminServer admin = AdminServer.start(
                        gateway, new AdminSettings(config.data(), 0, ImportOptions.DEFAULT))) {
            assertThat(admin.port()).isPositive();
            work.run();
        }
    }

    private String good(String... arguments) {
        Ran ran = Ran.verb(arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        return ran.out();
    }

    private static JsonNode json(String said) {
        try {
            return Json.MAPPER.readTree(said);
        } catch (JacksonException e) {
            throw new AssertionError(said, e);
        }
    }

    @Test
    void partnerOwesAfterARestoreUntilItIsWaived() {
        whileRunning(() -> {
            assertThat(good("backup", backup, "--conf", conf))
                    .contains("NORTH through USN", "is in " + backup, "found good");
            assertThat(good("backsync", "--conf", conf)).contains("no partner has anything left");
        });
        assertThat(good("restore", "--replace", backup, "--conf", conf))
                .contains("is now in", "store.replaced-", "new epoch", "backsync status");
        whileRunning(() -> {
            assertThat(good("backsync", "status", "--conf", conf)).contains("SOUTH", "owes");
            assertThat(json(good("backsync", "--json", "--conf", conf)).at("/partners/0/scopes"))
                    .as("SOUTH has offered nothing yet")
                    .isEmpty();
            assertThat(Ran.verb("status", "--conf", conf).out())
                    .contains("backsync: SOUTH has not given back");
            assertThat(json(good("backsync", "--json", "--conf", conf))
                            .at("/partners/0/owes")
                            .asBoolean())
                    .isTrue();
            assertThat(good("backsync", "waive", "SOUTH", "--conf", conf))
                    .contains("need not give anything back");
            assertThat(good("backsync", "waive", "SOUTH", "--conf", conf)).contains("owed nothing");
            assertThat(Ran.verb("status", "--conf", conf).out()).doesNotContain("backsync:");
            assertThat(Ran.verb("backsync", "waive", "EAST", "--conf", conf).err())
                    .contains("'EAST' is not a partner", "SOUTH");
        });
    }

    @Test
    void programsGetTheSameAsJson() {
        whileRunning(() -> {
            JsonNode made = json(good("backup", backup, "--json", "--conf", conf));
            assertThat(made.get("folder").asText()).isEqualTo(backup);
            assertThat(made.get("bytes").asLong()).isPositive();
        });
        JsonNode restored = json(good("restore", "--replace", backup, "--json", "--conf", conf));
        assertThat(restored.get("site").asText()).isEqualTo("NORTH");
        assertThat(restored.get("epoch").asText())
                .isGreaterThan(restored.get("formerEpoch").asText());
        assertThat(Path.of(restored.get("replaced").asText())).isDirectory();
    }

    @Test
    void refusalsSayWhatToDo() {
        whileRunning(() -> {
            good("backup", backup, "--conf", conf);
            assertThat(Ran.verb("backup", backup, "--conf", conf).err())
                    .contains("not empty", "name a folder that is not there yet");
            assertThat(Ran.verb("restore", "--replace", backup, "--conf", conf).err())
                    .contains("nothing was restored", "stop that gateway first");
        });
        Ran ran = Ran.verb("restore", backup, "--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.err()).contains("nothing was restored", "restore --replace");
        assertThat(Ran.verb("restore", conf, "--conf", conf).err())
                .contains("there is no backup in");
    }
}
