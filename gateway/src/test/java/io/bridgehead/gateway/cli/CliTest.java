package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CliTest {
    /** A site whose partner cannot be reached. */
    static final String NORTH = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization id="6f8f7d0a-93a7-4f0e-8a55-3c9f0f1b2a11" name="Org" base="o=Org"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
              <data>data</data>
              <smtp-listener>
                <host>127.0.0.1</host>
                <port>0</port>
              </smtp-listener>
              <connector name="relay">
                <relay host="127.0.0.1" port="1"/>
                <address-space pattern="*.example"/>
                <connected-site name="SOUTH" address="gateway@south.example"/>
              </connector>
              <partner site="SOUTH" server="SOUTH-GW" profile="clear"/>
            </bridgehead>
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutAVerbAllVerbsAreShown() {
        Ran ran = Ran.verb();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("demo", "status", "import", "simulate");
    }

    @Test
    void misspelledVerbIsNamedWithItsNeighbour() {
        Ran ran = Ran.verb("statsu");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("statsu").contains("Did you mean").contains("status");
    }

    @Test
    void everyVerbHelpsWithAnExample() {
        CommandLine line = Cli.commandLine(Ran.nowhere());
        assertThat(line.getSubcommands())
                .isNotEmpty()
                .allSatisfy((name, verb) -> assertThat(verb.getUsageMessage())
                        .contains("Usage: bridgehead " + name)
                        .containsPattern("(?s)Examples?: .*\\./bridgehead " + name));
    }

    @Test
    void everyOptionIsExplained() {
        Cli.commandLine(Ran.nowhere())
                .getSubcommands()
                .values()
                .forEach(verb -> assertThat(verb.getCommandSpec().args())
                        .allSatisfy(each -> assertThat(each.description())
                                .as(verb.getCommandName() + " " + each.paramLabel())
                                .isNotEmpty()));
    }

    @Test
    void configurationThatIsNotThereIsUsage() {
        Ran ran = Ran.verb("status", "--conf", folder.resolve("none.xml").toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("none.xml").contains("--conf");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void gatewayThatIsNotRunningIsSaidSoWithTheCommandThatStartsIt() throws Exception {
        Path conf = conf();
        for (String verb : new String[] {"status", "sites", "queue", "export", "search"}) {
            Ran ran = Ran.verb(verb, "--conf", conf.toString());
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("the gateway of NORTH is not running (no ")
                    .contains("admin.json")
                    .contains("./bridgehead run --conf " + conf);
        }
    }

    @Test
    void initializedOnceAndNeverTwice() throws Exception {
        String conf = conf().toString();
        Ran first = Ran.verb("init", "--json", "--conf", conf);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(Json.MAPPER.readTree(first.out()).get("site").asText()).isEqualTo("NORTH");
        Ran second = Ran.verb("init", "--conf", conf);
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("already");
    }

    @Test
    void organizationIsNamedByAFreshId() {
        Ran ran = Ran.verb("init", "--new-organization");
        assertThat(UUID.fromString(ran.out().strip())).isNotNull();
    }

    @Test
    void goodConfigurationIsSummedUp() throws Exception {
        Ran ran = Ran.verb("check-config", "--conf", conf().toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("is good: site NORTH").contains("[SOUTH]");
    }

    @Test
    void everyMistakeIsNamedWithItsLine() throws Exception {
        Path conf = conf();
        Files.writeString(
                conf,
                Files.readString(conf).replace("<data>", "<dat>").replace("</data>", "</dat>"));
        Ran ran = Ran.verb("check-config", "--conf", conf.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).contains(conf + ":").contains("'dat'").contains("'data'");
        Ran json = Ran.verb("check-config", "--json", "--conf", conf.toString());
        assertThat(Json.MAPPER.readTree(json.out()).get("usable").asBoolean()).isFalse();
    }

    private Path conf() throws Exception {
        return Files.writeString(folder.resolve("north.xml"), NORTH);
    }
}
