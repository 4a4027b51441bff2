package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.status.PartnerState;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners, their suspension and removal, and comparisons with them. */
class PartnerEndpointTest {
    private static final Map<String, String> SOUTH = Map.of("site", "SOUTH");

    private final GatewayTwin gateway = new GatewayTwin();
    private final Path folder;
    private final AdminServer server;

    PartnerEndpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void partnersAreListedWithTheirStates() {
        PartnersReport report = client().get("/partner/list", PartnersReport.class);
        assertThat(report.partners()).singleElement().satisfies(each -> {
            assertThat(each.site()).isEqualTo("SOUTH");
            assertThat(each.state()).isEqualTo(PartnerState.NOT_HEARD);
        });
    }

    @Test
    void suspendedPartnerIsNeitherAskedNorCompared() {
        gateway.put(Partner.registered(GatewayTwin.SOUTH, "south1").standing(Standing.SUSPENDED));
        assertThatThrownBy(() -> client().post("/replicate", SOUTH))
                .hasMessage("SOUTH is suspended: ./bridgehead partner resume SOUTH");
        assertThatThrownBy(() ->
                        client().post("/verify/begin", Map.of("site", "SOUTH", "timeout", "5")))
                .hasMessage("SOUTH is suspended: ./bridgehead partner resume SOUTH");
        assertThat(gateway.requests).isEmpty();
    }

    @Test
    void comparisonBeginsWithItsDeadlineAndRepair() {
        client().post("/verify/begin", Map.of("site", "SOUTH", "timeout", "60", "repair", "true"));
        client().post("/verify/begin", Map.of("site", "SOUTH", "timeout", "5"));
        assertThat(gateway.requests)
                .containsExactly(
                        "SOUTH verify repair 2026-03-01T12:01:00Z",
                        "SOUTH verify 2026-03-01T12:00:05Z");
    }

    @Test
    void comparisonThatNobodyBeganHasNoRows() {
        VerifyReport report = Json.read(client().get("/verify", SOUTH), VerifyReport.class);
        assertThat(report.partner()).isEqualTo("SOUTH");
        assertThat(report.running()).isFalse();
        assertThat(report.scopes()).isEmpty();
    }

    @Test
    void timeoutThatIsNotANumberIsRefused() {
        for (String timeout : List.of("", "soon", "99999999999999999999")) {
            assertThatThrownBy(() -> client().post(
                                    "/verify/begin", Map.of("site", "SOUTH", "timeout", timeout)))
                    .hasMessage("'" + timeout + "' is not a number of seconds");
        }
    }

    @Test
    void partnerOfTheConfigurationIsNotRemoved() {
        assertThatThrownBy(() -> client().post("/partner/remove", SOUTH))
                .hasMessageContaining("SOUTH is in the configuration")
                .hasMessageContaining("restart the gateway");
    }

    /** The answer once listed the contexts of this site as well, as if a partner brought them. */
    @Test
    void removalNamesTheForeignContextsThatNoOtherPartnerOffers() {
        gateway.expected = new Expected(new TreeMap<>(), List.of());
        offer("ou=NORTH,o=Org");
        offer("o=Org");
        JsonNode removed = client().post("/partner/remove", SOUTH);
        assertThat(removed.findValuesAsText("context")).containsExactly("o=Org");
        assertThat(removed.at("/unreached/0/entries").asInt()).isEqualTo(1);
    }

    private void offer(String dn) {
        ContextId context = ContextId.rootedAt(new UUID(1, 1), dn);
        Inbound offered = Inbound.NONE.offered(true, Instant.MAX);
        gateway.store.write(tx -> {
            tx.write(Changes.NONE
                    .but()
                    .links(List.of(Link.none(GatewayTwin.SOUTH, context).with(offered)))
                    .done());
            return 0;
        });
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }
}
