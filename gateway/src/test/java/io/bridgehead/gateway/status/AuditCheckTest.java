package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.AuditReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditCheckTest {
    private final GatewayTwin gateway = new GatewayTwin();

    private void found(List<String> corrected, List<String> damaged, String failure) {
        gateway.audited = Optional.of(new AuditReport(NOW, 9, corrected, damaged, failure));
    }

    @Test
    void aSoundDatabaseIsNotMentioned() {
        assertThat(Found.codes(gateway)).doesNotContain(FindingCode.DATABASE_DAMAGED);
    }

    @Test
    void contextsWhoseTotalsWereWrongAreNamed() {
        found(List.of("ou=NORTH,o=Org"), List.of(), "");
        assertThat(Found.only(gateway, FindingCode.DATABASE_DAMAGED).sentence())
                .contains("removed, added or set back in ou=NORTH,o=Org")
                .contains("totals are corrected")
                .doesNotContain("altered");
    }

    @Test
    void entriesThatWereAlteredAreNamedAndTheRestCounted() {
        found(List.of(), List.of("cn=1", "cn=2", "cn=3", "cn=4", "cn=5"), "");
        assertThat(Found.only(gateway, FindingCode.DATABASE_DAMAGED).sentence())
                .contains("These entries were altered: cn=1; cn=2; cn=3 and 2 more")
                .doesNotContain("removed, added");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        found(List.of(), List.of(), "no row there");
        assertThat(Found.only(gateway, FindingCode.DATABASE_DAMAGED).sentence())
                .contains("Not everything could be read: no row there");
    }
}
