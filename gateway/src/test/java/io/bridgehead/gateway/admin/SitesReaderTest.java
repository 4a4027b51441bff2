package io.bridgehead.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.SitesReport.SiteRow;
import io.bridgehead.gateway.admin.SitesReport.Source;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SitesReaderTest {
    private static final SiteId EAST = SiteId.of("EAST");
    private static final SiteId FAR = SiteId.of("FAR");
    private static final ContextId CONTEXT = ContextId.rootedAt(new UUID(1, 1), "ou=FAR,o=Org");

    private final GatewayTwin gateway = new GatewayTwin();

    @BeforeEach
    void contextOfAFarSite() {
        gateway.put(Partner.registered(EAST, "east1"));
        write(Changes.NONE
                .but()
                .contexts(List.of(
                        new NamingContext(CONTEXT, "ou=FAR,o=Org", Optional.of(FAR), false)))
                .done());
    }

    @Test
    void ownContextsAreHereAndToldToPartners() {
        SiteRow own = row("ou=NORTH,o=Org");
        assertThat(own.direction()).isEqualTo("here");
        assertThat(own.site()).isEqualTo("NORTH");
        assertThat(own.source()).isEqualTo(Source.NONE);
        assertThat(own.entries()).isEqualTo(1);
        assertThat(own.toldTo()).containsExactly("EAST", "SOUTH");
        assertThat(own.lastChange()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void contextThatNoPartnerOffersIsOnlyKnown() {
        assertThat(row("ou=FAR,o=Org").direction()).isEqualTo("known");
        assertThat(row("ou=FAR,o=Org").source()).isEqualTo(Source.NONE);
        assertThat(row("ou=FAR,o=Org").offeredBy()).isEmpty();
        assertThat(row("ou=FAR,o=Org").lastChange()).isEmpty();
    }

    /** It was the one that is asked last, which depends on each partner's schedule. */
    @Test
    void contextIsReadThroughThePartnerOfWhichWeMissTheFewestUsns() {
        offer(EAST, answered(9, Instant.MAX));
        offer(GatewayTwin.SOUTH, answered(2, Instant.EPOCH));
        SiteRow far = row("ou=FAR,o=Org");
        assertThat(far.direction()).isEqualTo("inbound");
        assertThat(far.source()).isEqualTo(new Source("SOUTH", 0, 2, ""));
        assertThat(far.offeredBy()).containsExactly("EAST", "SOUTH");
    }

    @Test
    void partnerThatWasNeverAskedComesLast() {
        offer(EAST, Inbound.NONE.offered(true, Instant.MAX));
        offer(GatewayTwin.SOUTH, answered(2, Instant.EPOCH));
        assertThat(row("ou=FAR,o=Org").source().partner()).isEqualTo("SOUTH");
    }

    @Test
    void ofEqualPartnersTheFirstByNameIsShownWithWhenItWasHeard() {
        gateway.put(Partner.registered(EAST, "east1")
                .heard(Epoch.NONE, GatewayTwin.NOW.plusNanos(123)));
        offer(GatewayTwin.SOUTH, answered(2, Instant.MAX));
        offer(EAST, answered(2, Instant.MAX));
        assertThat(row("ou=FAR,o=Org").source())
                .isEqualTo(new Source("EAST", 0, 2, "2026-03-01T12:00:00Z"));
    }

    @Test
    void removedPartnerOffersNothingAndIsToldNothing() {
        offer(EAST, answered(2, Instant.MAX));
        gateway.put(Partner.registered(EAST, "east1").standing(Standing.REMOVED));
        assertThat(row("ou=FAR,o=Org").direction()).isEqualTo("known");
        assertThat(row("ou=NORTH,o=Org").toldTo()).containsExactly("SOUTH");
    }

    private static Inbound answered(long told, Instant due) {
        return Inbound.NONE.offered(true, due).asked(0, due).answered(due).told(told);
    }

    private void offer(SiteId partner, Inbound inbound) {
        write(Changes.NONE
                .but()
                .links(List.of(Link.none(partner, CONTEXT).with(inbound)))
                .done());
    }

    private void write(Changes changes) {
        gateway.store.write(tx -> {
            tx.write(changes);
            return 0;
        });
    }

    private SiteRow row(String dn) {
        SitesReport report = gateway.store.read(directory -> new SitesReader(directory).report());
        Optional<SiteRow> row = report.sites().stream()
                .filter(each -> each.context().equals(dn))
                .findFirst();
        return row.orElseThrow();
    }
}
