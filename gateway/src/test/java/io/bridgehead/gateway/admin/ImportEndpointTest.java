package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminException;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.view.Naming;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportEndpointTest {
    private static final String ANNA = """
            dn: uid=anna,ou=NORTH,o=Org
            objectClass: inetOrgPerson
            uid: anna
            cn: Anna Hansen
            sn: Hansen
            """;

    private final GatewayTwin gateway = new GatewayTwin();
    private final Path folder;
    private final AdminServer server;

    ImportEndpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fileIsImportedAndTheUploadIsDeletedAfterwards() throws IOException {
        ImportReport report = imported(ANNA, Map.of());
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.refused()).isZero();
        assertThat(exists("uid=anna,ou=NORTH,o=Org")).isTrue();
        assertThat(gateway.wakes).isPositive();
        try (Stream<Path> uploads = Files.list(folder.resolve("uploads"))) {
            assertThat(uploads).isEmpty();
        }
    }

    @Test
    void mistakeIsNamedWithItsLineAndNothingIsImported() {
        ImportReport report = imported(
                ANNA + "\ndn: uid=ben,ou=SOUTH,o=Org\nobjectClass: person\nuid: ben\n", Map.of());
        assertThat(report.imported()).isZero();
        assertThat(report.problems()).singleElement().asString().contains("line 7");
        assertThat(exists("uid=anna,ou=NORTH,o=Org")).isFalse();
    }

    @Test
    void goodRecordsAreImportedBesideMistakesIfThatIsAskedFor() {
        ImportReport report = imported(
                ANNA + "\ndn: uid=ben,ou=SOUTH,o=Org\nobjectClass: person\nuid: ben\n",
                Map.of("continue", "true"));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(exists("uid=anna,ou=NORTH,o=Org")).isTrue();
    }

    /** The progress lines are out already, so the failure must come as the last line. */
    @Test
    void importThatFailsMidwaySaysWhy() {
        gateway.view = directory -> {
            throw new IllegalStateException("row 7 is damaged");
        };
        assertThatThrownBy(() -> imported(ANNA, Map.of()))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("row 7 is damaged");
    }

    @Test
    void changesAreAppliedAllTogether() {
        JsonNode done = modify("""
                dn: uid=anna,ou=NORTH,o=Org
                changetype: add
                uid: anna

                dn: uid=anna,ou=NORTH,o=Org
                changetype: modify
                add: sn
                sn: Hansen
                -
                """);
        assertThat(done.get("changes").asInt()).isEqualTo(2);
        assertThat(exists("uid=anna,ou=NORTH,o=Org")).isTrue();
        assertThat(gateway.wakes).isEqualTo(1);
    }

    @Test
    void oneRefusedChangeRefusesAllAndIsNamedWithItsLine() {
        assertThatThrownBy(() -> modify("""
                                dn: uid=anna,ou=NORTH,o=Org
                                changetype: add
                                uid: anna

                                dn: uid=nobody,ou=NORTH,o=Org
                                changetype: delete
                                """))
                .hasMessage("nothing was changed, because a record was refused")
                .satisfies(e -> assertThat(((AdminException) e).problems())
                        .anyMatch(each -> each.startsWith(
                                "line 5 (uid=nobody,ou=NORTH,o=Org): no such object")));
        assertThat(exists("uid=anna,ou=NORTH,o=Org")).isFalse();
    }

    @Test
    void changesThatAreNotLdifAreRefusedAsAWhole() {
        assertThatThrownBy(() -> modify("this is not LDIF\n"))
                .hasMessage("nothing was changed, because the file has mistakes")
                .satisfies(e -> assertThat(((AdminException) e).problems()).isNotEmpty());
    }

    private ImportReport imported(String ldif, Map<String, String> parameters) {
        List<Long> sent = new ArrayList<>();
        JsonNode result = client().upload(
                        "/import", parameters, body(ldif), sent::add, (phase, entries) -> {});
        assertThat(sent).endsWith((long) ldif.getBytes(StandardCharsets.UTF_8).length);
        return Json.read(result, ImportReport.class);
    }

    private JsonNode modify(String ldif) {
        return client().send("/modify", body(ldif));
    }

    private static InputStream body(String ldif) {
        return new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8));
    }

    private boolean exists(String dn) {
        return gateway.store.read(
                directory -> new Naming(directory).find(Dn.of(dn)).isPresent());
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }
}
