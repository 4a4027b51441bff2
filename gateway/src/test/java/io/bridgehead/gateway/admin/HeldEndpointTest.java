package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.FindingCode;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldEndpointTest {
    private static final Epoch STRANGER = new Epoch(new UUID(7, 7));

    private final GatewayTwin gateway = new GatewayTwin();
    private final ContextId context = ContextId.rootedAt(new UUID(1, 1), "o=Org");
    private final Path folder;
    private final AdminServer server;

    HeldEndpointTest(@TempDir Path folder) {
        this.folder = folder;
        this.server =
                AdminServer.start(gateway, new AdminSettings(folder, 0, ImportOptions.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areListedWithTheirCureAndCountedInTheStatusByTheirReason() {
        hold(1, Reason.DELETE_BRAKE);
        hold(2, Reason.UNKNOWN_EPOCH);
        HeldReport report = Json.read(client().get("/held", Map.of()), HeldReport.class);
        assertThat(report.held()).extracting(HeldRow::number).containsExactly(1L, 2L);
        assertThat(report.held().get(0).reason().code()).isEqualTo("DELETE_BRAKE");
        assertThat(report.held().get(0).reason().cure()).contains("approve");
        assertThat(report.held().get(0).changes()).containsExactly("deletes the entry");
        assertThat(report.held().get(0).written().get(0)).startsWith("unknown epoch");
        assertThat(server.status().findings())
                .extracting(Finding::code)
                .contains(FindingCode.DELETE_BRAKE, FindingCode.HELD_UNKNOWN_EPOCH);
        assertThat(server.status().contexts())
                .anySatisfy(each -> assertThat(each.heldEntries()).isEqualTo(2));
    }

    @Test
    void deletionsAreApprovedOneByOneOrAllAtOnce() {
        hold(1, Reason.DELETE_BRAKE);
        hold(2, Reason.DELETE_BRAKE);
        hold(3, Reason.DELETE_BRAKE);
        assertThat(approved("1")).isEqualTo(1);
        assertThat(gateway.store.<List<HeldEntry>>read(each -> each.ripe(9))).hasSize(1);
        assertThat(approved("all")).isEqualTo(2);
        assertThat(approved("all")).isZero();
        assertThat(gateway.store.<List<HeldEntry>>read(each -> each.ripe(9))).hasSize(3);
        assertThat(server.status().findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.DELETE_BRAKE);
        assertThat(gateway.wakes).isEqualTo(2);
    }

    @Test
    void whatNobodyMayApproveIsRefusedWithItsCure() {
        hold(1, Reason.FOREIGN_WRITE);
        assertThatThrownBy(() -> approved("1"))
                .hasMessageContaining("at a site that is not the context's home")
                .hasMessageContaining("then drop this item");
        assertThatThrownBy(() -> approved("9")).hasMessageContaining("no held item");
        assertThatThrownBy(() -> approved("x")).hasMessageContaining("'x' is not the number");
    }

    @Test
    void areDroppedOnlyWhenThatIsMeantAndThenCountAsHad() {
        HeldEntry held = hold(1, Reason.FOREIGN_WRITE);
        assertThatThrownBy(() -> client().post("/held/drop", Map.of("number", "1")))
                .hasMessageContaining("confirm that you want this");
        assertThat(vector().covers(held.stamps())).isFalse();
        client().post("/held/drop", Map.of("number", "1", "confirm", "true"));
        assertThat(vector().covers(held.stamps())).isTrue();
        assertThat(gateway.store.<List<HeldEntry>>read(each -> each.held(context, 9)))
                .isEmpty();
    }

    private Vector vector() {
        return gateway.store.read(directory -> directory.vector(context));
    }

    private long approved(String which) {
        return client().post("/held/approve", Map.of("number", which))
                .get("approved")
                .asLong();
    }

    private HeldEntry hold(int number, Reason reason) {
        Stamp stamp = new Stamp(7L << 16, STRANGER, number);
        Entry part = new Entry(
                new EntryId(new UUID(0x4000, number)),
                context,
                Stamp.NONE,
                new Life(1, true, new Write(stamp, Stamp.NONE)),
                Placement.NONE,
                new TreeMap<>());
        HeldEntry held = new HeldEntry(GatewayTwin.SOUTH, part, reason, GatewayTwin.NOW);
        gateway.hold(held);
        return held;
    }

    private AdminClient client() {
        return AdminClient.of(folder).orElseThrow();
    }
}
