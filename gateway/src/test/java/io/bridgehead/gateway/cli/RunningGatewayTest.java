package io.bridgehead.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.AdminServer;
import io.bridgehead.gateway.admin.AdminSettings;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.process.Gateway;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Verbs against a gateway that runs, and whose partner never answers. */
@TestInstance(Lifecycle.PER_CLASS)
class RunningGatewayTest {
    private static final String ANNA = """
            dn: uid=anna,ou=NORTH,o=Org
            objectClass: inetOrgPerson
            uid: anna
            cn: Anna Hansen
            sn: Hansen

            dn: uid=ben,ou=NORTH,o=Org
            objectClass: inetOrgPerson
            uid: ben
            cn: Ben Olsen
            sn: Olsen
            """;

    private final Path folder;
    private final String conf;
    private final Gateway gateway;
    private final AdminServer admin;

    RunningGatewayTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.conf =
                Files.writeString(folder.resolve("north.xml"), CliTest.NORTH).toString();
        assertThat(Ran.verb("init", "--conf", conf).exitCode()).isZero();
        Config config = ((ConfigLoader.Loaded) ConfigLoader.load(Path.of(conf))).config();
        this.gateway = Gateway.start(config, Clock.systemUTC());
        this.admin = AdminServer.start(
                gateway, new AdminSettings(config.data(), 0, ImportOptions.DEFAULT));
    }

    @BeforeAll
    void people() throws Exception {
        Path file = Files.writeString(folder.resolve("people.ldif"), ANNA);
        Ran ran = Ran.verb("import", file.toString(), "--conf", conf);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("2 entries imported\n");
        assertThat(ran.exitCode()).isZero();
    }

    @AfterAll
    void stop() {
        admin.close();
        gateway.close();
    }

    @Test
    void statusSaysWhatGoesOn() throws Exception {
        Ran ran = Ran.verb("status", "--conf", conf);
        assertThat(ran.out())
                .contains("NORTH, server NORTH-GW")
                .contains("SOUTH: waiting for its first mail");
        JsonNode json = Json.MAPPER.readTree(
                Ran.verb("status", "--json", "--conf", conf).out());
        assertThat(json.get("partners").get(0).get("words").asText())
                .isEqualTo("waiting for its first mail");
    }

    @Test
    void everyOtherViewIsThereForPeopleAndForPrograms() throws Exception {
        for (String verb : new String[] {"sites", "queue"}) {
            Ran text = Ran.verb(verb, "--conf", conf);
            assertThat(text.err()).isEmpty();
            assertThat(text.out()).isNotBlank();
            assertThat(Json.MAPPER.readTree(
                            Ran.verb(verb, "--json", "--conf", conf).out()))
                    .isNotEmpty();
        }
        assertThat(Ran.verb("sites", "--conf", conf).out()).contains("ou=NORTH,o=Org", "here");
    }

    @Test
    void conflictIsListedShownSwappedAndThenForgottenByTheStatus() throws Exception {
        gateway.store().write(tx -> {
            Entry ben = new Naming(tx)
                    .find(Dn.of("uid=ben,ou=NORTH,o=Org"))
                    .orElseThrow()
                    .entry();
            Stamp lost = new Stamp(1 << 16, tx.self().epoch(), 1);
            Entry loss = new Author(lost)
                    .replace(
                            Entry.unknown(ben.id(), ben.context()),
                            AttributeName.of("mail"),
                            List.of(AttributeValue.of("ben@north.example")));
            Conflict row = new Conflict(
                    ben.id(),
                    "mail",
                    ben.created(),
                    lost,
                    "none",
                    "ben@north.example",
                    Optional.of(loss));
            tx.write(Changes.NONE.but().conflicts(List.of(row)).done());
            return 0;
        });
        assertThat(Ran.verb("status", "--conf", conf).out())
                .contains("1 conflict resolved")
                .contains("./bridgehead conflicts list --conf " + conf);
        assertThat(Ran.verb("conflicts", "list", "--conf", conf).out())
                .contains("uid=ben,ou=NORTH,o=Org")
                .contains("./bridgehead conflicts keep --conf " + conf + " N");
        assertThat(Ran.verb("conflicts", "show", "1", "--conf", conf).out())
                .contains("lost   ben@north.example  (NORTH, 1970-01-01T00:00:00.001Z)");
        assertThat(Ran.verb("conflicts", "rename", "1", "uid=x", "--conf", conf).err())
                .contains("not about a name");
        Ran swapped = Ran.verb("conflicts", "swap", "1", "--conf", conf);
        assertThat(swapped.err()).isEmpty();
        assertThat(swapped.out())
                .isEqualTo("conflict 1 is settled: what was lost is written again\n");
        assertThat(Ran.verb("conflicts", "swap", "1", "--conf", conf).out())
                .contains("settled before");
        assertThat(Ran.verb("conflicts", "--conf", conf).out()).startsWith("no conflicts");
        assertThat(Json.MAPPER
                        .readTree(Ran.verb("conflicts", "list", "--all", "--json", "--conf", conf)
                                .out())
                        .get("conflicts"))
                .hasSize(1);
        assertThat(Ran.verb("status", "--conf", conf).out()).doesNotContain("conflict");
        assertThat(Ran.verb("search", "--conf", conf, "(uid=ben)", "mail").out())
                .contains("mail: ben@north.example");
        assertThatAllOpenConflictsAreKeptAtOnce();
    }

    /** Conflicts have numbers that count on, so this follows on the test of one conflict. */
    private void assertThatAllOpenConflictsAreKeptAtOnce() throws Exception {
        gateway.store().write(tx -> {
            Entry anna = new Naming(tx)
                    .find(Dn.of("uid=anna,ou=NORTH,o=Org"))
                    .orElseThrow()
                    .entry();
            List<Conflict> rows = Stream.of(1, 2, 3)
                    .map(i -> new Conflict(
                            anna.id(),
                            "mail",
                            anna.created(),
                            new Stamp((long) i << 16, tx.self().epoch(), i),
                            "none",
                            "lost " + i,
                            Optional.empty()))
                    .toList();
            tx.write(Changes.NONE.but().conflicts(rows).done());
            return 0;
        });
        Ran both = Ran.verb("conflicts", "keep", "7", "--all", "--conf", conf);
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("name one conflict by its number, or give --all");
        assertThat(Ran.verb("conflicts", "keep", "--conf", conf).exitCode()).isEqualTo(2);
        assertThat(Ran.verb("conflicts", "keep", "2", "--dry-run", "--conf", conf)
                        .exitCode())
                .isEqualTo(2);
        assertThat(kept("--dry-run", "--about", "MAIL", "--below", "O=Org"))
                .contains("conflict 2, mail of uid=anna,ou=NORTH,o=Org: would stay none  (NORTH, ")
                .contains(", not lost 1  (NORTH, ")
                .endsWith("3 conflicts would be settled; nothing was changed\n");
        assertThat(refusedToKeep("--about", "mial"))
                .contains("no open conflict is about 'mial'; did you mean 'mail'?");
        assertThat(refusedToKeep("--below", "uid=ann,ou=NORTH,o=Org"))
                .contains("there is no entry 'uid=ann,ou=NORTH,o=Org'; the nearest above it is"
                        + " 'ou=NORTH,o=Org'");
        assertThat(kept("--below", "uid=ben,ou=NORTH,o=Org")).startsWith("0 conflicts");
        assertThat(kept("--dry-run", "--below", "OU = north, o=\\4frg"))
                .as("another way to write the same name")
                .contains("3 conflicts would be settled");
        Ran noDn = Ran.verb("conflicts", "keep", "--all", "--below", "people", "--conf", conf);
        assertThat(noDn.exitCode()).isEqualTo(2);
        assertThat(noDn.err()).contains("--below: 'people' is no DN");
        assertThat(kept("--lost-at", "SOUTH")).startsWith("0 conflicts");
        assertThat(refusedToKeep("--lost-at", "north")).contains("did you mean 'NORTH'?");
        assertThat(kept("--lost-at", "NORTH"))
                .contains("conflict 4, mail of uid=anna,ou=NORTH,o=Org: stays none")
                .endsWith("3 conflicts settled: what was kept stays\n");
        assertThat(Ran.verb("conflicts", "list", "--conf", conf).out())
                .isEqualTo("no conflicts that wait for a decision\n");
        assertThat(Json.MAPPER
                        .readTree(Ran.verb("conflicts", "keep", "--all", "--json", "--conf", conf)
                                .out())
                        .get("settled")
                        .asInt())
                .isZero();
    }

    private String kept(String... choice) {
        return keep(choice).out();
    }

    private String refusedToKeep(String... choice) {
        Ran ran = keep(choice);
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.out()).isEmpty();
        return ran.err();
    }

    private Ran keep(String... choice) {
        List<String> words = new ArrayList<>(List.of("conflicts", "keep", "--all", "--conf", conf));
        words.addAll(List.of(choice));
        return Ran.verb(words.toArray(String[]::new));
    }

    /** Before, a misspelled site looked like a site about which there is nothing to say. */
    @Test
    void everyVerbThatTakesASiteOrADnRefusesAnUnknownName() {
        List<String> tried = new ArrayList<>();
        HelpTest.commands().forEach(command -> {
            for (ArgSpec each : command.line().getCommandSpec().args()) {
                if (List.of("SITE", "DN").contains(each.paramLabel())) {
                    tried.add(command + " " + each.paramLabel());
                    refusesUnknownName(command, each);
                }
            }
        });
        assertThat(tried)
                .hasSizeGreaterThan(13)
                .contains("bridgehead tombstones list DN", "bridgehead route forget-limits SITE");
    }

    private void refusesUnknownName(HelpTest.Command command, ArgSpec argument) {
        List<String> words = new ArrayList<>(List.of(command.typed().split(" ")));
        words.remove(0);
        if (argument instanceof OptionSpec option) {
            words.add(option.longestName());
        }
        boolean site = argument.paramLabel().equals("SITE");
        words.add(site ? "SOTUH" : "ou=NROTH,o=Org");
        if (command.typed().endsWith("conflicts keep")) {
            words.add("--all");
        }
        words.addAll(List.of("--conf", conf));
        Ran ran = Ran.verb(words.toArray(String[]::new));
        assertThat(ran.exitCode()).as("%s", words).isNotZero();
        assertThat(ran.out()).as("%s", words).isEmpty();
        assertThat(ran.err())
                .as("%s", words)
                .containsAnyOf(
                        "did you mean '" + (site ? "SOUTH" : "ou=NORTH,o=Org") + "'?",
                        "the nearest above it is 'o=Org'");
    }

    @Test
    void whatWasDeletedIsListedAndComesBack() throws Exception {
        String dn = "uid=gone,ou=NORTH,o=Org";
        Path ldif = folder.resolve("gone.ldif");
        Files.writeString(ldif, "dn: " + dn + "\nchangetype: add\nuid: gone\n");
        assertThat(Ran.verb("modify", "--conf", conf, ldif.toString()).exitCode())
                .isZero();
        Files.writeString(ldif, "dn: " + dn + "\nchangetype: delete\n");
        assertThat(Ran.verb("modify", "--conf", conf, ldif.toString()).exitCode())
                .isZero();
        assertThat(Ran.verb("tombstones", "list", "--conf", conf).out())
                .contains(dn)
                .contains("./bridgehead undelete --conf " + conf + " ID");
        assertThat(Json.MAPPER
                        .readTree(
                                Ran.verb("tombstones", "--json", "--conf", conf).out())
                        .get("tombstones")
                        .get(0)
                        .get("site")
                        .asText())
                .isEqualTo("NORTH");
        assertThat(Ran.verb("undelete", dn, "--conf", conf).out()).isEqualTo(dn + " lives again\n");
        assertThat(Ran.verb("undelete", dn, "--conf", conf).out())
                .isEqualTo(dn + " is not deleted; nothing was changed\n");
        assertThat(Ran.verb("undelete", "uid=never," + dn, "--conf", conf).err())
                .contains("no deleted entry had the name");
        assertThat(Ran.verb("tombstones", "--conf", conf).out())
                .startsWith("there is no deleted entry");
    }

    @Test
    void searchShowsWhatMatchesAndOnlyWhatWasAskedFor() throws Exception {
        Ran ran = Ran.verb("search", "--conf", conf, "(sn=hansen)", "cn");
        assertThat(ran.out()).isEqualTo("""
                version: 1

                dn: uid=anna,ou=NORTH,o=Org
                cn: Anna Hansen
                """);
        JsonNode json = Json.MAPPER.readTree(
                Ran.verb("search", "--json", "--conf", conf, "(sn=hansen)").out());
        assertThat(json.get("attributes").get("cn").get(0).asText()).isEqualTo("Anna Hansen");
        assertThat(Ran.verb("search", "--conf", conf, "(sn=missing)").out())
                .isEqualTo("version: 1\n");
    }

    @Test
    void whatIsNoFilterOrNoEntryIsRefused() {
        assertThat(Ran.verb("search", "--conf", conf, "(sn=").err()).contains("is not a filter");
        Ran ran = Ran.verb("search", "--conf", conf, "--base", "ou=WEST,o=Org");
        assertThat(ran.err()).contains("ou=WEST,o=Org");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void exportIsTheSameThroughAllWays() throws Exception {
        Ran ran = Ran.verb("export", "--base", "uid=ben,ou=NORTH,o=Org", "--conf", conf);
        assertThat(ran.out()).contains("sn: Olsen").doesNotContain("Hansen", "entryUUID");
        Path file = folder.resolve("out.ldif");
        assertThat(Ran.verb("export", "--operational", "--out", file.toString(), "--conf", conf)
                        .exitCode())
                .isZero();
        assertThat(file).content().contains("sn: Hansen", "sn: Olsen", "entryUUID: ");
        assertThat(Ran.verb("export", "--operational", "--conf", conf).out())
                .isEqualTo(Files.readString(file));
        JsonNode json = Json.MAPPER.readTree(
                Ran.verb("export", "--json", "--conf", conf).out());
        assertThat(json.get("sha256").asText()).hasSize(64);
        assertThat(Ran.verb("export", "--base", "ou=WEST,o=Org", "--conf", conf).err())
                .contains("there is no entry 'ou=WEST,o=Org'");
    }

    @Test
    void changeIsMadeOrRefusedWithItsFileAndLine() throws Exception {
        String change =
                "dn: uid=%s,ou=NORTH,o=Org\nchangetype: modify\nreplace: title\ntitle: Captain\n";
        Ran good = Ran.fed(change.formatted("ben"), "modify", "-", "--conf", conf);
        assertThat(good.out()).isEqualTo("1 change made\n");
        assertThat(Ran.verb("search", "--conf", conf, "(title=captain)", "uid").out())
                .contains("uid: ben");
        Ran bad = Ran.fed(change.formatted("missing"), "modify", "-", "--conf", conf);
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.err()).contains("nothing was changed", "line 1", "uid=missing");
        assertThat(Ran.fed("hello", "modify", "-", "--conf", conf).err())
                .contains("standard input: line 1");
        Path file = Files.writeString(folder.resolve("wrong.ldif"), change.formatted("missing"));
        assertThat(Ran.verb("modify", file.toString(), "--conf", conf).err())
                .startsWith("bridgehead: " + file + ": nothing was changed")
                .contains("  " + file + ": line 1 (uid=missing,ou=NORTH,o=Org)");
    }

    @Test
    void importWithAMistakeImportsNothingUnlessToldTo() throws Exception {
        String ldif = """
                dn: uid=eve,ou=NORTH,o=Org
                objectClass: inetOrgPerson
                sn: Eve

                dn: this is no DN
                objectClass: inetOrgPerson

                """;
        String file = Files.writeString(folder.resolve("bad.ldif"), ldif).toString();
        Ran refused = Ran.verb("import", file, "--conf", conf);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("line 5").contains("0 entries imported, 1 refused");
        Ran continued = Ran.verb("import", file, "--continue", "--conf", conf);
        assertThat(continued.exitCode()).isEqualTo(1);
        assertThat(continued.out()).contains("1 entry imported, 1 refused");
    }

    @Test
    void quarantinedMailIsReadAgainOrDropped() throws Exception {
        Envelope envelope =
                new Envelope(Optional.empty(), RoutingAddress.of("gateway@north.example"));
        gateway.spool()
                .accept(
                        new ByteArrayInputStream("Subject: cheap\r\n\r\nwatches".getBytes(UTF_8)),
                        envelope,
                        "test",
                        1000);
        gateway.wake();
        String id = quarantined();
        assertThat(Ran.verb("queue", "--conf", conf).out()).contains(id, "queue drop");
        assertThat(Ran.verb("queue", "reprocess", id, "--conf", conf).out())
                .isEqualTo("1 mail to be read again\n");
        assertThat(quarantined()).isEqualTo(id);
        assertThat(Ran.verb("queue", "drop", "--conf", conf).exitCode()).isEqualTo(2);
        assertThat(Ran.verb("queue", "drop", id, "--conf", conf).out())
                .isEqualTo("1 mail dropped\n");
        assertThat(gateway.spool().quarantined()).isEmpty();
        Ran again = Ran.verb("queue", "drop", id, "--conf", conf);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("no mail in quarantine has the id '" + id);
    }

    private String quarantined() {
        Awaitility.await().until(() -> gateway.spool().quarantined().size() == 1);
        return gateway.spool().quarantined().get(0).id().toString();
    }

    @Test
    void partnerIsListedSuspendedAndResumed() throws Exception {
        assertThat(Ran.verb("partner", "list", "--conf", conf).out()).contains("SOUTH", "STATE");
        assertThat(Ran.verb("partner", "suspend", "SOUTH", "--conf", conf).out())
                .isEqualTo("SOUTH is suspended\n");
        assertThat(Ran.verb("partner", "suspend", "SOUTH", "--conf", conf).out())
                .contains("already");
        assertThat(Ran.verb("status", "--conf", conf).out())
                .contains("SOUTH is suspended", "partner resume");
        Ran refused = Ran.verb("replicate", "SOUTH", "--conf", conf);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("SOUTH is suspended");
        assertThat(Ran.verb("partner", "resume", "SOUTH", "--conf", conf).out())
                .contains("SOUTH is asked for what was missed");
        JsonNode listed = Json.MAPPER.readTree(
                Ran.verb("partner", "--json", "--conf", conf).out());
        assertThat(listed.at("/partners/0/state").asText()).isNotEqualTo("SUSPENDED");
    }

    @Test
    void partnerThatTheConfigurationNoLongerHasIsRemoved() {
        gateway.store().write(tx -> {
            Instant now = Instant.now();
            Step step =
                    new Replication(Limits.DEFAULT).register(SiteId.of("EAST"), "gw.east", tx, now);
            tx.write(step.changes());
            return now;
        });
        assertThat(Ran.verb("status", "--conf", conf).out())
                .contains("PARTNER_NOT_CONFIGURED", "partner remove EAST");
        Ran asked = Ran.verb("partner", "remove", "EAST", "--conf", conf);
        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err()).contains("nothing was ended");
        assertThat(Ran.verb("partner", "list", "--conf", conf).out()).contains("EAST");
        assertThat(Ran.verb("partner", "remove", "EAST", "--yes", "--conf", conf)
                        .out())
                .isEqualTo("EAST is no longer a partner\n");
        assertThat(Ran.verb("partner", "list", "--conf", conf).out()).doesNotContain("EAST");
        assertThat(Ran.verb("status", "--conf", conf).out())
                .doesNotContain("PARTNER_NOT_CONFIGURED");
        assertThat(Ran.verb("partner", "remove", "SOUTH", "--yes", "--conf", conf)
                        .err())
                .contains("SOUTH is in the configuration");
    }

    @Test
    void partnerIsAskedAndOthersAreNot() {
        assertThat(Ran.verb("replicate", "SOUTH", "--conf", conf).out()).contains("asking SOUTH");
        Ran ran = Ran.verb("replicate", "WEST", "--conf", conf);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("'WEST' is not a partner").contains("SOUTH");
    }
}
