package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.smtp.FaultRelay;
import io.bridgehead.routing.SiteId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways as processes, a relay on each way that reads what passes, and {@code kill -9} at
 * random moments of a full copy.
 */
class KillTest {
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private TestSite north;
    private TestSite south;
    private FaultRelay toNorth;
    private FaultRelay toSouth;
    private CopyWatch watch;
    private GatewayProcess northProcess;
    private GatewayProcess southProcess;

    @BeforeEach
    void foundTwoSites() {
        north = new TestSite(folder, "NORTH").replication("64KB", "256KB", "2s");
        south = new TestSite(folder, "SOUTH").replication("64KB", "256KB", "2s");
        watch = new CopyWatch(north.context(), SiteId.of("NORTH"));
        toNorth = new FaultRelay("127.0.0.1", north.port()).watchedBy(watch::see);
        toSouth = new FaultRelay("127.0.0.1", south.port()).watchedBy(watch::see);
        northProcess = new GatewayProcess(north.partner(south, toSouth.port()).found());
        southProcess = new GatewayProcess(south.partner(north, toNorth.port()).found());
    }

    @AfterEach
    void stop() {
        northProcess.close();
        southProcess.close();
        toNorth.close();
        toSouth.close();
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void copyGoesOnAfterTenKills() {
        long seed = Long.getLong("bridgehead.seed", 20);
        begin(20_000);
        killAtRandomMoments(10, 20_000, seed);
        assertTheCopyWasOneCopy(20_000);
    }

    private void begin(int people) {
        try (TestSite filled = north) {
            filled.start();
            for (int first = 0; first < people; first += 500) {
                filled.addPeople(first, 500);
            }
        }
        northProcess.start();
        southProcess.start();
    }

    /** One moment in each of {@code kills} equal stretches of the copy, either gateway. */
    private void killAtRandomMoments(int kills, int people, long seed) {
        Random random = new Random(seed);
        int stretch = people / kills;
        for (int i = 0; i < kills; i++) {
            int moment = i * stretch + 1 + random.nextInt(stretch - 1);
            GatewayProcess victim = random.nextBoolean() ? northProcess : southProcess;
            await("seed " + seed + ": entry " + moment + " on its way")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> watch.distinctEntries() >= moment);
            victim.kill();
            System.err.printf(
                    "seed %d: killed %s with %d of %d entries on their way%n",
                    seed,
                    victim == northProcess ? "NORTH" : "SOUTH",
                    watch.distinctEntries(),
                    people);
            victim.start();
        }
    }

    private void assertTheCopyWasOneCopy(int people) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(contexts(southProcess)).isEqualTo(contexts(northProcess));
            assertThat(contexts(southProcess).get("ou=NORTH,o=Org")).startsWith(people + 1 + " ");
        });
        assertThat(southProcess.export()).isEqualTo(northProcess.export());
        System.err.printf("%d entries travelled as %d%n", people + 1, watch.entries());
        assertThat(watch.distinctEntries()).isEqualTo(people + 1);
        assertThat(watch.entries()).as("entries told, in all").isLessThan(people * 3 / 2);
        assertThat(watch.requests()).as("cursors, by request").isNotEmpty();
        watch.assertCursorNeverMovedBack();
        assertThat(northProcess.log() + southProcess.log()).doesNotContain("defect");
    }

    /** Count and digest of each context. */
    private static Map<String, String> contexts(GatewayProcess gateway) {
        Map<String, String> contexts = new TreeMap<>();
        for (JsonNode each : gateway.status().path("contexts")) {
            contexts.put(
                    each.path("dn").asText(),
                    each.path("entries").asText() + " " + each.path("digest").asText());
        }
        return contexts;
    }
}
