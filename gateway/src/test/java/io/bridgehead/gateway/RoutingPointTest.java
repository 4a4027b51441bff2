package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.replication.step.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingPointTest {
    private static final Duration LONG = Duration.ofSeconds(45);

    @TempDir
    private Path folder;

    /** HUB has no partner: it only forwards mail. */
    @Test
    void sitesReplicateThroughAGatewayThatIsOnlyARoutingPoint() {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite hub = new TestSite(folder, "HUB");
                TestSite south = new TestSite(folder, "SOUTH")) {
            hub.way("north", north, north.port(), 1)
                    .way("south", south, south.port(), 1)
                    .found()
                    .start();
            north.through(hub, south).partner(south).found().start();
            south.through(hub, north).partner(north).found().start();
            north.addPeople(0, 300);
            south.addPeople(0, 20);
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(south.totalsOf(north).live()).isEqualTo(301);
                assertThat(south.export()).isEqualTo(north.export());
            });
            assertThat(hub.count(Verdict.FORWARDED)).isGreaterThan(3);
            assertThat(hub.export()).doesNotContain("Person");
        }
    }

    /** Each of three sites sends mail for TARGET to the next one, and none to TARGET itself. */
    @Test
    void loopIsParkedWithItsPath() {
        try (TestSite a = new TestSite(folder, "A");
                TestSite b = new TestSite(folder, "B");
                TestSite c = new TestSite(folder, "C");
                TestSite target = new TestSite(folder, "TARGET")) {
            a.through(b, target).partner(target).found().start();
            b.through(c, target).found().start();
            c.through(a, target).found().start();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(a.gateway().overview().quarantined())
                            .extracting(Overview.SetAside::reason)
                            .contains("LOOPED: for TARGET it came back here: A > B > C > A"));
            assertThat(b.count(Verdict.FORWARDED)).isPositive();
            assertThat(a.gateway().store().outbox().list(10))
                    .noneMatch(each -> each.label().kind().equals("Forward"));
        }
    }
}
