package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
    private final GatewayTwin gateway = new GatewayTwin();

    @Test
    void freshGatewayWaitsForItsPartnerAndNeedsNoOperator() {
        StatusReport status = StatusReader.of(gateway);
        assertThat(status.findings()).isEmpty();
        assertThat(status.notes()).isEmpty();
        assertThat(status.working())
                .extracting(Finding::code)
                .containsExactly(FindingCode.LINK_WORKING);
        assertThat(status.contexts()).hasSize(3).allMatch(each -> each.entries() == 1);
        assertThat(status.self().usn()).isEqualTo(3);
        assertThat(status.self().smtpPort()).isEqualTo(2525);
    }

    /** A change between two reads could make a status that was true at no moment. */
    @Test
    void everythingIsReadInOneSnapshot() {
        gateway.reads = 0;
        StatusReader.of(gateway);
        assertThat(gateway.reads).isEqualTo(1);
        gateway.reads = 0;
        StatusReader.partners(gateway);
        assertThat(gateway.reads).isEqualTo(1);
    }

    @Test
    void jsonHasTheCodeTheSentenceTheCommandAndTheArgumentsOfAFinding() throws Exception {
        gateway.quarantined =
                List.of(new Overview.SetAside("1", "MALFORMED", "MALFORMED: NOT_XML", 10));
        JsonNode json = Json.MAPPER.readTree(Json.pretty(StatusReader.of(gateway)));
        JsonNode found = json.at("/findings/0");
        assertThat(found.get("code").asText()).isEqualTo("QUARANTINED");
        assertThat(found.get("sentence").asText()).startsWith("1 mail could not be used");
        assertThat(found.get("command").asText()).isEqualTo("./bridgehead queue");
        assertThat(found.at("/arguments/mails").asText()).isEqualTo("1");
        assertThat(json.at("/partners/0/state").asText()).isEqualTo("NOT_HEARD");
        assertThat(json.at("/partners/0/words").asText()).isEqualTo("waiting for its first mail");
        assertThat(json.at("/partners/0/links/0/inbound/state").asText()).isEqualTo("NOT_OFFERED");
    }

    @Test
    void jsonReadsBackAsTheSameReport() {
        gateway.internalErrors = 1;
        StatusReport status = StatusReader.of(gateway);
        assertThat(Json.read(Json.MAPPER.valueToTree(status), StatusReport.class))
                .isEqualTo(status);
    }

    @Test
    void countersOfTheProcessAreShownAsTheyAre() {
        gateway.verdicts.put("DUPLICATE", 2L);
        assertThat(StatusReader.of(gateway).mail().sinceStart())
                .isEqualTo(gateway.overview().counters());
    }

    @Test
    void contextThatAPartnerLeavesOutHasNoRowWithIt() {
        StatusReport all = StatusReader.of(gateway);
        String base = all.self().base();
        ContextId context = ContextId.rootedAt(all.self().organization(), base);
        gateway.expected = new Expected(
                gateway.expected.partners(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("SOUTH", new TreeSet<>(List.of(context)))),
                new TreeMap<>(Map.of("SOUTH", List.of(base, "jpegPhoto"))));
        PartnerRow south = StatusReader.of(gateway).partners().get(0);
        assertThat(south.leftOut()).containsExactly(base, "jpegPhoto");
        assertThat(all.partners().get(0).leftOut()).isEmpty();
        assertThat(south.links())
                .hasSize(all.partners().get(0).links().size() - 1)
                .noneMatch(each -> each.context().equals(base));
    }

    @Test
    void partnersAloneAreTheSameAsInTheStatus() {
        gateway.put(Partner.registered(SOUTH, "south1").heard(Epoch.NONE, GatewayTwin.NOW));
        assertThat(StatusReader.partners(gateway))
                .isEqualTo(StatusReader.of(gateway).partners())
                .hasSize(1);
    }
}
