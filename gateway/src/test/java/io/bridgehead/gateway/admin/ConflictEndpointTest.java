package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.ConflictReport.Side;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictEndpointTest {
    private final GatewayTwin gateway = new GatewayTwin();
    private final Path folder;
    private final AdminServer server;

    ConflictEndpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @BeforeEach
    void twoConflicts() {
        Identity self = gateway.store.read(directory -> directory.self());
        for (long usn = 1; usn <= 2; usn++) {
            gateway.log(new Conflict(
                    ContextId.rootedAt(self.organization(), self.base()).root(),
                    "mail",
                    new Stamp(7L << 16, new Epoch(new UUID(7, 7)), usn),
                    new Stamp(6L << 16, self.epoch(), usn),
                    "kept",
                    "lost",
                    Optional.empty()));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areListedUntilTheyAreSettledAndThenOnRequest() {
        assertThat(server.status().conflicts()).isEqualTo(2);
        client().post("/conflicts/keep", Map.of("number", "1"));
        assertThat(server.status().conflicts()).isEqualTo(1);
        assertThat(numbers(Map.of())).containsExactly(2L);
        assertThat(numbers(Map.of("all", "true"))).containsExactly(1L, 2L);
        assertThat(numbers(Map.of("all", "true", "after", "1"))).containsExactly(2L);
    }

    @Test
    void sayWhatAndWhereAndWhen() {
        ConflictRow row = Json.read(
                client().get("/conflicts/show", Map.of("number", "2")), ConflictRow.class);
        assertThat(row)
                .isEqualTo(new ConflictRow(
                        2,
                        "o=Org",
                        "mail",
                        new Side("kept", "?", "1970-01-01T00:00:00.007Z"),
                        new Side("lost", "NORTH", "1970-01-01T00:00:00.006Z"),
                        false));
    }

    @Test
    void areSettledOnceHoweverOftenThatIsSaid() {
        assertThat(decided("/conflicts/keep")).isFalse();
        assertThat(decided("/conflicts/keep")).isTrue();
        assertThat(decided("/conflicts/swap")).isTrue();
        assertThat(gateway.wakes).isEqualTo(3);
    }

    @Test
    void thatCannotBeDecidedSoSayWhy() {
        assertThatThrownBy(() -> decided("/conflicts/swap")).hasMessageContaining("older version");
        assertThatThrownBy(() -> decided("/conflicts/rename")).hasMessageContaining("not about a");
        assertThatThrownBy(() -> client().post("/conflicts/keep", Map.of("number", "9")))
                .hasMessageContaining("no conflict has the number 9");
        assertThatThrownBy(() -> client().get("/conflicts/show", Map.of("number", "x")))
                .hasMessageContaining("'x' is not the number");
    }

    private boolean decided(String path) {
        return client().post(path, Map.of("number", "1")).get("before").asBoolean();
    }

    private List<Long> numbers(Map<String, String> parameters) {
        ConflictReport report =
                Json.read(client().get("/conflicts", parameters), ConflictReport.class);
        return report.conflicts().stream().map(ConflictRow::number).toList();
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }
}
