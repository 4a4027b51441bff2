package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoGatewaysTest {
    @TempDir
    private Path folder;

    @Test
    void changeInOneSiteIsSeenInTheOther() {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.partner(south, south.port()).found().start();
            south.partner(north, north.port()).found().start();
            north.addPeople(0, 500);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(south.totalsOf(north).live()).isEqualTo(501);
                assertThat(south.totalsOf(north).digest())
                        .isEqualTo(north.totalsOf(north).digest());
            });
            south.addPeople(0, 3);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(north.totalsOf(south).digest())
                            .isEqualTo(south.totalsOf(south).digest()));
        }
    }
}
