package io.bridgehead.gateway.status;

import static io.bridgehead.gateway.admin.GatewayTwin.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.GatewayTwin;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** NORTH leaves out the context of SOUTH with SOUTH itself. */
class HomeLeftOutCheckTest {
    private static final SiteId WEST = SiteId.of("WEST");
    private static final NamingContext CONTEXT = new NamingContext(
            ContextId.rootedAt(new UUID(1, 1), "ou=SOUTH,o=Org"),
            "ou=SOUTH,o=Org",
            Optional.of(SOUTH),
            false);

    private final GatewayTwin gateway = new GatewayTwin();

    private void leaveOutWith(String site) {
        gateway.store.write(tx -> {
            tx.write(Changes.NONE.but().contexts(List.of(CONTEXT)).done());
            return 0;
        });
        SortedSet<ContextId> left = new TreeSet<>(List.of(CONTEXT.id()));
        gateway.expected = new Expected(
                new TreeMap<>(Map.of("SOUTH", Duration.ofDays(1), "WEST", Duration.ofDays(1))),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(site, left)),
                new TreeMap<>());
    }

    /** Before, this site and those behind it said that all was well, and never got a change. */
    @Test
    void trueSourceIsNamedAndThatNoOtherPartnerOffersTheContext() {
        leaveOutWith("SOUTH");
        Finding found = Found.only(gateway, FindingCode.HOME_LEFT_OUT);
        assertThat(found.sentence())
                .startsWith("ou=SOUTH,o=Org is left out between this site and its home SOUTH")
                .endsWith("The true source is SOUTH; no other partner offers it");
    }

    @Test
    void otherPartnerThatOffersTheContextIsNamed() {
        leaveOutWith("SOUTH");
        gateway.put(Partner.registered(WEST, "west1"));
        Link link = Link.none(WEST, CONTEXT.id());
        gateway.store.write(tx -> {
            tx.write(Changes.NONE
                    .but()
                    .links(List.of(link.with(link.inbound().offered(true, Instant.MAX))))
                    .done());
            return 0;
        });
        assertThat(Found.only(gateway, FindingCode.HOME_LEFT_OUT).sentence())
                .endsWith("WEST may bring it, unless WEST gets it from here");
    }

    @Test
    void contextThatIsLeftOutWithAnotherPartnerOnlyIsNoFinding() {
        leaveOutWith("WEST");
        assertThat(Found.in(gateway))
                .extracting(Finding::code)
                .doesNotContain(FindingCode.HOME_LEFT_OUT);
    }
}
