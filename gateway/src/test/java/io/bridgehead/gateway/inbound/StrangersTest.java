package io.bridgehead.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** NORTH, whose only partner is SOUTH with server south1, says what it thinks of a message. */
class StrangersTest {
    private final GatewayTwin north = new GatewayTwin();

    private String said(Verdict verdict, String site, String server) {
        Header header = new Header(
                new UUID(7, 7),
                new Sender(SiteId.of(site), server, Epoch.NONE, Mark.genesis(Epoch.NONE)),
                SiteId.of("WEST"),
                "id",
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Collections.emptySortedSet());
        return north.store.read(directory -> Strangers.describe(verdict, header, directory));
    }

    /** Before, only the bare verdict was shown. */
    @Test
    void siteWhoseNameDiffersByCaseIsToldWhatMayBeMeant() {
        assertThat(said(Verdict.UNKNOWN_PARTNER, "south", "south1"))
                .isEqualTo("from south (server south1), which is no partner; did you mean SOUTH?"
                        + " Site names differ by case");
    }

    @Test
    void strangerIsNamedWithTheCure() {
        assertThat(said(Verdict.UNKNOWN_PARTNER, "LIMA", "lima1"))
                .startsWith("from LIMA (server lima1), which is no partner")
                .contains("add its <partner>", "queue reprocess");
    }

    @Test
    void anotherServerOrganizationOrSiteIsNamedWithWhatWasExpected() {
        assertThat(said(Verdict.OTHER_SERVER, "SOUTH", "copy"))
                .isEqualTo("from SOUTH (server copy); the server of this partner is south1");
        assertThat(said(Verdict.WRONG_ORGANIZATION, "SOUTH", "south1"))
                .endsWith("of organization " + new UUID(7, 7));
        assertThat(said(Verdict.WRONG_SITE, "SOUTH", "south1"))
                .endsWith("for site WEST; this site is NORTH");
    }

    @Test
    void otherVerdictsSayEnough() {
        assertThat(said(Verdict.CAUGHT_UP, "SOUTH", "south1")).isEmpty();
    }
}
