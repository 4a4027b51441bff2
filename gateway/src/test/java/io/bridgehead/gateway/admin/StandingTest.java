package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.NewLetter;
import io.bridgehead.store.Partner;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final GatewayTwin gateway = new GatewayTwin();

    @Test
    void freshGatewayWaitsForItsPartnerAndNeedsNobody() {
        StatusReport status = Standing.of(gateway);
        assertThat(status.findings()).isEmpty();
        assertThat(status.working()).containsExactly("SOUTH: waiting for its first mail");
        assertThat(status.contexts()).hasSize(3).allMatch(each -> each.entries() == 1);
        assertThat(status.usn()).isEqualTo(3);
    }

    @Test
    void quarantineIsAFindingWithTheCommandThatShowsIt() {
        gateway.quarantined = List.of(new Overview.SetAside("1", "MALFORMED", 10));
        assertThat(Standing.of(gateway).findings())
                .containsExactly(new Finding(
                        "QUARANTINED",
                        "1 mail could not be used and lies in quarantine, with its reason",
                        "./bridgehead queue"));
    }

    @Test
    void letterThatWasTriedOftenIsAFinding() {
        gateway.store.write(tx -> {
            tx.post(new NewLetter(
                    GatewayTwin.SOUTH,
                    "m1",
                    "",
                    "Status",
                    GatewayTwin.NOW,
                    GatewayTwin.NOW.plusSeconds(60),
                    new byte[1]));
            return 0;
        });
        long number = gateway.store.outbox().list(1).get(0).number();
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "refused");
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "refused");
        assertThat(Standing.of(gateway).findings()).isEmpty();
        gateway.store.outbox().deferred(number, GatewayTwin.NOW, "connection refused");
        assertThat(Standing.of(gateway).findings())
                .singleElement()
                .satisfies(each -> assertThat(each.sentence())
                        .isEqualTo("mail for SOUTH was tried 3 times and cannot be sent:"
                                + " connection refused"));
    }

    @Test
    void partnerInTroubleIsNamedWithTheCure() {
        gateway.put(
                Partner.registered(GatewayTwin.SOUTH, "south1").troubled("PARTNER_ROLLED_BACK"));
        assertThat(Standing.of(gateway).findings())
                .singleElement()
                .satisfies(each -> assertThat(each.command())
                        .isEqualTo("./bridgehead replicate SOUTH --refresh"));
    }
}
