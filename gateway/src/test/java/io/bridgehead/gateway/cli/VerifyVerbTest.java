package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.TestSite;
import io.bridgehead.gateway.admin.AdminServer;
import io.bridgehead.gateway.admin.AdminSettings;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.view.Naming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways with databases and mail between them compare what they hold. */
class VerifyVerbTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void whatWasSpoiltInADatabaseIsNamedAndRepaired() throws Exception {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.partner(south, south.port()).found().start();
            south.partner(north, north.port()).found().start();
            north.addPeople(0, 700);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest()));
            try (AdminServer admin = AdminServer.start(
                    north.gateway(),
                    new AdminSettings(north.config().data(), 0, ImportOptions.DEFAULT))) {
                Ran equal = verify(north);
                assertThat(equal.out()).contains("[EQUAL] NORTH and SOUTH hold the same");
                assertThat(equal.exitCode()).isZero();

                assertThat(verify(north, "--deep").out())
                        .contains("of this site: all are as they were written")
                        .contains("[EQUAL]");
                Ran alone = Ran.verb(
                        "verify", "--deep", "--conf", north.configFile().toString());
                assertThat(alone.out()).contains("all are as they were written");
                assertThat(alone.exitCode()).isZero();
                assertThat(Ran.verb("verify", "--conf", north.configFile().toString())
                                .err())
                        .contains("name the SITE of a partner, or use --deep");

                spoil(south);
                Ran different = verify(north);
                assertThat(different.out())
                        .contains("cn=Person 7,ou=NORTH,o=Org (")
                        .contains(") different: sn")
                        .contains("cn=Person 9,ou=NORTH,o=Org (")
                        .contains(") missing there")
                        .contains("[2 DIFFERENCES] to repair: ./bridgehead verify SOUTH --repair");
                assertThat(different.exitCode()).isEqualTo(1);

                Ran repaired = verify(north, "--repair");
                assertThat(repaired.out())
                        .contains("repaired: cn=Person 7,ou=NORTH,o=Org")
                        .contains("[EQUAL]");
                assertThat(repaired.exitCode()).isZero();
                assertThat(south.export()).isEqualTo(north.export());
                assertThat(Json.MAPPER
                                .readTree(verify(north, "--show", "--json").out())
                                .get("running")
                                .asBoolean())
                        .isFalse();
                assertThat(admin.status().findings()).isEmpty();
            }
        }
    }

    private static Ran verify(TestSite site, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "SOUTH",
                "--timeout",
                "60s",
                "--conf",
                site.configFile().toString()));
        arguments.addAll(List.of(options));
        Ran ran = Ran.verb(arguments.toArray(new String[0]));
        assertThat(ran.err()).doesNotContain("bridgehead:");
        return ran;
    }

    /** One loses an attribute, another one disappears; no gateway ever writes such a thing. */
    private static void spoil(TestSite site) {
        site.gateway().store().write(tx -> {
            Naming naming = new Naming(tx);
            Entry seven = naming.find(Dn.of("cn=Person 7,ou=NORTH,o=Org"))
                    .orElseThrow()
                    .entry();
            Entry nine = naming.find(Dn.of("cn=Person 9,ou=NORTH,o=Org"))
                    .orElseThrow()
                    .entry();
            TreeMap<AttributeName, Attribute> rest = new TreeMap<>(seven.attributes());
            rest.remove(AttributeName.of("sn"));
            Entry spoilt = new Entry(
                    seven.id(),
                    seven.context(),
                    seven.created(),
                    seven.life(),
                    seven.placement(),
                    rest);
            tx.write(Changes.ofEntries(List.of(spoilt, Entry.unknown(nine.id(), nine.context()))));
            return 0;
        });
    }
}
