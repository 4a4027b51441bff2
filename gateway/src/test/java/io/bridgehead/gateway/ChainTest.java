package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.store.partner.Partner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
    @TempDir
    private Path folder;

    @Test
    void sitesAtTheEndsOfAChainLearnOfEachOtherThroughTheMiddle() {
        try (TestSite a = new TestSite(folder, "A");
                TestSite b = new TestSite(folder, "B");
                TestSite c = new TestSite(folder, "C")) {
            a.partner(b, b.port()).found().start();
            b.partner(a, a.port()).partner(c, c.port()).found().start();
            c.partner(b, b.port()).found().start();
            a.addPeople(0, 100);
            b.addPeople(0, 20);
            c.addPeople(0, 300);
            awaitAgreement(a, b, c);
            assertThat(a.totalsOf(c).live()).isEqualTo(301);
            assertThat(c.totalsOf(a).live()).isEqualTo(101);
            Optional<Partner> stranger =
                    a.gateway().store().read(directory -> directory.partner(c.site()));
            assertThat(stranger).isEmpty();

            c.modify("""
                    dn: cn=Person 3,ou=C,o=Org
                    changetype: delete
                    """);
            a.addPeople(100, 1);
            awaitAgreement(a, b, c);
            assertThat(a.totalsOf(c).live()).isEqualTo(300);
        }
    }

    private static void awaitAgreement(TestSite a, TestSite b, TestSite c) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (TestSite owner : List.of(a, b, c)) {
                assertThat(a.totalsOf(owner).digest())
                        .isEqualTo(owner.totalsOf(owner).digest());
                assertThat(c.totalsOf(owner).digest())
                        .isEqualTo(owner.totalsOf(owner).digest());
            }
            assertThat(a.export()).isEqualTo(b.export()).isEqualTo(c.export());
        });
    }
}
