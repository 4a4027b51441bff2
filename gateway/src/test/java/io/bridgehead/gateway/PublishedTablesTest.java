package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.routing.Candidate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTablesTest {
    private static final Duration LONG = Duration.ofSeconds(45);

    @TempDir
    private Path folder;

    /** A knows how to reach B only, and learns from B's tables that C lies behind it. */
    @Test
    void siteBehindAPartnerIsReachedByThePartnersPublishedTable() {
        try (TestSite a = new TestSite(folder, "A");
                TestSite b = new TestSite(folder, "B");
                TestSite c = new TestSite(folder, "C")) {
            a.partner(b, b.port()).partner(c).found().start();
            b.partner(a, a.port()).way("to-C", c, c.port(), 30).found().start();
            c.through(b, a).partner(a).found().start();
            c.addPeople(0, 10);
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(a.gateway().routes().candidates(c.site()))
                        .extracting(Candidate::costPath)
                        .containsExactly("A -2- B -31- C");
                assertThat(a.totalsOf(c).live()).isEqualTo(11);
            });
        }
    }
}
