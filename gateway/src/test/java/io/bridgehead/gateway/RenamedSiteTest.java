package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.process.Founding;
import io.bridgehead.gateway.process.MismatchException;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Partner;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator gives a site another name (docs/routing.md, "A site keeps its name"). */
class RenamedSiteTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void databaseOfOneNameIsNotStartedUnderAnother() {
        try (TestSite south = new TestSite(folder, "SOUTH")) {
            south.found().start();
            var self = south.gateway().store().read(Directory::self);
            TestSite austral = new TestSite(folder, "AUSTRAL");
            assertThatThrownBy(() -> Founding.check(austral.config(), self))
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContaining("AUSTRAL")
                    .hasMessageContaining("was made for SOUTH")
                    .hasMessageContaining("correct the configuration");
        }
    }

    @Test
    void mailForThePartnersOldNameStaysUntilAPersonDecides() {
        try (DeadPort dead = new DeadPort();
                TestSite north = new TestSite(folder, "NORTH");
                TestSite renamed = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH");
                TestSite austral = new TestSite(folder, "AUSTRAL")) {
            north.partner(south, dead.number()).found().start();
            await().atMost(LONG).until(() -> north.gateway().store().outbox().size() > 0);
            north.gateway().close();
            renamed.partner(austral, dead.number()).start();
            await().atMost(LONG)
                    .until(() ->
                            renamed.gateway().store().outbox().sites().contains(austral.site()));
            assertThat(renamed.gateway().store().outbox().list(9))
                    .extracting(each -> each.label().to())
                    .contains(south.site());
            assertThat(renamed.gateway().store().read(Directory::partners))
                    .extracting(Partner::site)
                    .containsExactly(austral.site(), south.site());
        }
    }
}
