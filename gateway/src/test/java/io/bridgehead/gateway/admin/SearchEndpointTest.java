package io.bridgehead.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches and exports, and how their entries are listed. */
class SearchEndpointTest {
    private static final String PEOPLE = """
            dn: uid=anna,ou=NORTH,o=Org
            changetype: add
            uid: anna
            sn: Hansen
            jpegPhoto:: /////w==

            dn: uid=ben,ou=NORTH,o=Org
            changetype: add
            uid: ben
            sn: Olsen
            """;

    private final GatewayTwin gateway = new GatewayTwin();
    private final Path folder;
    private final AdminServer server;

    SearchEndpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @BeforeEach
    void people() {
        client().send("/modify", new ByteArrayInputStream(PEOPLE.getBytes(UTF_8)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ldifHasOnlyTheAttributesThatWereAskedFor() {
        assertThat(search(Map.of("filter", "(uid=anna)", "attributes", "sn")))
                .isEqualTo("version: 1\n\ndn: uid=anna,ou=NORTH,o=Org\nsn: Hansen\n");
    }

    @Test
    void idOfTheEntryIsShownIfItWasAskedFor() {
        assertThat(search(Map.of("filter", "(uid=anna)", "attributes", "sn,entryUUID")))
                .contains("entryUUID: ", "sn: Hansen")
                .doesNotContain("uid: ");
    }

    @Test
    void jsonHasOneLineForEachEntryAndBytesInBase64() throws Exception {
        String[] lines = search(Map.of("filter", "(sn=*)", "json", "true")).split("\n");
        assertThat(lines).hasSize(2);
        JsonNode anna = Json.MAPPER.readTree(lines[0]);
        assertThat(anna.get("dn").asText()).isEqualTo("uid=anna,ou=NORTH,o=Org");
        assertThat(anna.get("entryUUID").asText()).hasSize(36);
        assertThat(anna.at("/attributes/sn/0").asText()).isEqualTo("Hansen");
        assertThat(anna.at("/attributes/jpegPhoto/0/base64").asText()).isEqualTo("/////w==");
    }

    @Test
    void searchWithoutAMatchIsAnEmptyListing() {
        assertThat(search(Map.of("filter", "(uid=carl)"))).isEqualTo("version: 1\n");
        assertThat(search(Map.of("filter", "(uid=carl)", "json", "true"))).isEmpty();
    }

    @Test
    void limitEndsTheListing() {
        assertThat(search(Map.of("filter", "(sn=*)", "limit", "1", "json", "true"))
                        .lines())
                .hasSize(1);
    }

    @Test
    void searchThatCannotBeDoneSaysWhyBeforeAnythingIsListed() {
        refused(
                Map.of("scope", "all"),
                "'all' is not a scope; scopes are base, one, sub and children");
        refused(
                Map.of("limit", "few"),
                "'few' is no limit; give a number of entries, or 0 for all");
        refused(Map.of("attributes", "s n"), "'s n' is not an attribute name");
        refused(Map.of("base", "ou=Nowhere,o=Org"), "there is no entry 'ou=Nowhere,o=Org'");
        assertThatThrownBy(() -> search(Map.of("filter", "(uid="))).hasMessageContaining("filter");
    }

    private void refused(Map<String, String> parameters, String why) {
        assertThatThrownBy(() -> search(parameters)).hasMessageStartingWith(why);
    }

    @Test
    void exportOfASubtreeBeginsAtItsEntry() {
        assertThat(download("/export", Map.of("base", "uid=ben,ou=NORTH,o=Org")))
                .contains("dn: uid=ben,ou=NORTH,o=Org")
                .doesNotContain("anna");
        assertThatThrownBy(() -> download("/export", Map.of("base", "uid=carl,o=Org")))
                .hasMessage("there is no entry 'uid=carl,o=Org'; the nearest above it is 'o=Org'");
    }

    @Test
    void digestIsThatOfTheExport() throws Exception {
        ExportReport report = Json.read(client().get("/digest", Map.of()), ExportReport.class);
        byte[] export = download("/export", Map.of()).getBytes(UTF_8);
        assertThat(report.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(export)));
        assertThat(report.entries()).isEqualTo(5);
        assertThat(report.pendingEntries()).isZero();
        assertThatThrownBy(() -> client().get("/digest", Map.of("base", "o=Org")))
                .hasMessage("there is a digest of the whole directory only");
    }

    private String search(Map<String, String> parameters) {
        return download("/search", parameters);
    }

    private String download(String path, Map<String, String> parameters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        client().download(path, parameters, out);
        return out.toString(UTF_8);
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }
}
