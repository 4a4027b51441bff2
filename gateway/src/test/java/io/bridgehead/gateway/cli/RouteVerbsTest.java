package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.AdminServer;
import io.bridgehead.gateway.admin.AdminSettings;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.process.Gateway;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/routing.md: three connectors, and HUB in between. */
@TestInstance(Lifecycle.PER_CLASS)
class RouteVerbsTest {
    private static final String CONNECTORS = """
              <connector name="%s">
                <relay host="127.0.0.1" port="9" starttls="none"/>
                <max-message-size>%s</max-message-size>
                <schedule>%s</schedule>
                <address-space pattern="*.test"/>
                <connected-site name="SOUTH" address="gateway@%s" cost="%d"/>
              </connector>
            """;

    private final String conf;
    private final Gateway gateway;
    private final AdminServer admin;

    RouteVerbsTest(@TempDir Path folder) throws Exception {
        String xml = """
                <bridgehead xmlns="urn:bridgehead:config:1">
                  <organization id="6f1c9a0e-6d2b-4b52-9a3f-0d8c5b7e1a11" name="O" base="o=Org"/>
                  <site name="NORTH" server="NORTH-GW" address="gateway@north.test"/>
                  <data>data</data>
                  <smtp-listener><host>127.0.0.1</host><port>0</port></smtp-listener>
                """
                + CONNECTORS.formatted("internet", "10MB", "always", "south.test", 10)
                + CONNECTORS.formatted("satellite", "3MB", "always", "south.test", 60)
                + CONNECTORS.formatted("night", "100MB", "22:00-06:00", "south.test", 1)
                + "</bridgehead>";
        this.conf = Files.writeString(folder.resolve("north.xml"), xml).toString();
        assertThat(Ran.verb("init", "--conf", conf).exitCode()).isZero();
        Config config = ((ConfigLoader.Loaded) ConfigLoader.load(Path.of(conf))).config();
        this.gateway = Gateway.start(config, Clock.systemUTC());
        this.admin = AdminServer.start(
                gateway, new AdminSettings(config.data(), 0, ImportOptions.DEFAULT));
    }

    @AfterAll
    void stop() {
        admin.close();
        gateway.close();
    }

    private String explain(String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {"route", "explain", "SOUTH", "--conf", conf}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        Ran ran = Ran.verb(words);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        return ran.out();
    }

    @Test
    void byDayTheCheapWayIsClosedAndTheExplanationIsThatOfTheManual() throws Exception {
        String said = explain("--size", "5MB", "--at", "2026-07-01T12:00:00Z");
        assertThat(said).isEqualTo("""
                Mail of 5,242,880 bytes from NORTH to SOUTH at 2026-07-01T12:00:00Z:
                    CONNECTOR  TO                  COST  WAY               WHY
                ->  internet   gateway@south.test    11  NORTH -11- SOUTH  CHOSEN: goes at once
                    satellite  gateway@south.test    61  NORTH -61- SOUTH  SIZE: 5242880 bytes, connector satellite takes 3145728
                    night      gateway@south.test     2  NORTH -2- SOUTH   WINDOW: closed (22:00-06:00 UTC), free at 2026-07-01T22:00:00Z
                """);
        String manual = Files.readString(
                Path.of(System.getProperty("user.dir").endsWith("gateway") ? ".." : ".")
                        .resolve("docs/routing.md"));
        assertThat(manual).contains(said.indent(4));
    }

    @Test
    void byNightItIsOpenAndChosen() {
        assertThat(explain("--at", "2026-07-01T22:00:00Z"))
                .containsPattern("->  night .*CHOSEN: goes at once")
                .contains("COST: cost 11 is not the lowest");
    }

    @Test
    void programsGetTheSameAsJson() throws Exception {
        JsonNode json = Json.MAPPER.readTree(
                explain("--json", "--at", "2026-07-01T12:00:00Z", "--size", "5MB"));
        assertThat(json.at("/ways/0/outcome").asText()).isEqualTo("CHOSEN");
        assertThat(json.at("/ways/2/outcome").asText()).isEqualTo("WINDOW");
        assertThat(json.at("/ways/2/costPath").asText()).isEqualTo("NORTH -2- SOUTH");
        JsonNode list = Json.MAPPER.readTree(
                Ran.verb("route", "list", "--json", "--conf", conf).out());
        assertThat(list.at("/routes/0/site").asText()).isEqualTo("SOUTH");
        assertThat(list.at("/connectors")).hasSize(3);
    }

    @Test
    void listShowsTheWayToEachSiteAndTheConnectors() {
        assertThat(Ran.verb("route", "list", "--conf", conf).out())
                .contains("SOUTH  ")
                .contains("22:00-06:00 UTC")
                .contains("open");
    }

    @Test
    void siteWithoutAWayIsAFinding() {
        Epoch life = Epoch.fresh(Instant.EPOCH, Epoch.NONE, new byte[10]);
        EpochOwner mars = new EpochOwner(life, SiteId.of("MARS"), "mars1");
        gateway.store().write(tx -> {
            tx.write(Changes.NONE.but().owners(List.of(mars)).done());
            return 0;
        });
        Ran unknown = Ran.verb("route", "explain", "MASR", "--conf", conf);
        assertThat(unknown.err())
                .contains("'MASR' is not a site that this gateway knows; did you mean 'MARS'?"
                        + " known here: MARS, NORTH, SOUTH");
        Ran ran = Ran.verb("route", "explain", "MARS", "--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.out()).contains("no connector leads there");
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        assertThat(Ran.verb("route", "explain", "SOUTH", "--at", "noon", "--conf", conf)
                        .err())
                .contains("'noon' is no time");
        assertThat(Ran.verb("route", "explain", "SOUTH", "--size", "2", "--conf", conf)
                        .err())
                .contains("'2' is no size");
        assertThat(Ran.verb("route", "explain", "a b", "--conf", conf).err())
                .contains("'a b' is not a site that this gateway knows");
        assertThat(Ran.verb("route", "explain", "NORTH", "--conf", conf).err())
                .contains("stays here");
    }

    @Test
    void mapIsDrawnAsTextAndForGraphviz() {
        assertThat(Ran.verb("sites", "--map", "--conf", conf).out())
                .isEqualTo("NORTH (here)\n  -2- SOUTH\n");
        assertThat(Ran.verb("sites", "--map=dot", "--conf", conf).out()).isEqualTo("""
                        digraph sites {
                          "NORTH" [style=bold];
                          "NORTH" -> "SOUTH" [label=2];
                        }
                        """);
    }
}
