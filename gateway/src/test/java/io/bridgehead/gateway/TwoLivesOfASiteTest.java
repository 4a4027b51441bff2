package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.process.Gateway;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.FindingCode;
import io.bridgehead.gateway.status.StatusReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test machine with a copy of the configuration founds a site a second time. */
@Tag("slow")
class TwoLivesOfASiteTest {
    private static final Duration LONG = Duration.ofSeconds(150);

    @TempDir
    private Path folder;

    @Test
    void bothSidesSayItAndTheOperatorSaysWhichGatewayLives() {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH");
                TestSite intruder = new TestSite(folder.resolve("copy"), "SOUTH")) {
            north.partner(south, south.port()).statusEvery("2s").found().start();
            south.partner(north, north.port()).statusEvery("2s").found().start();
            south.addPeople(0, 10);
            awaitAgreement(north, south);
            intruder.partner(north, north.port()).statusEvery("2s").found().start();
            await().atMost(LONG)
                    .until(() -> codes(north.gateway()).contains(FindingCode.TWO_LIVES));
            Finding found = StatusReader.of(north.gateway()).findings().stream()
                    .filter(each -> each.code() == FindingCode.TWO_LIVES)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.sentence())
                    .contains("of which USNs up to ", "let its operator run 'claim'");
            await().atMost(LONG).until(() -> knowsOfTheOther(south.gateway()));
            intruder.gateway().close();
            south.gateway().operator().claimSite();
            south.addPeople(10, 10);
            awaitAgreement(north, south);
            await().atMost(LONG).until(() -> codes(north.gateway()).isEmpty());
            await().atMost(LONG).until(() -> codes(south.gateway()).isEmpty());
        }
    }

    /** If what NORTH sends to the second gateway arrives at the first, that begins a new life at once. */
    private static boolean knowsOfTheOther(Gateway south) {
        return codes(south).contains(FindingCode.FOLLOWS_OTHER_LIFE)
                || StatusReader.of(south).notes().stream()
                        .anyMatch(each ->
                                each.sentence().contains("a second gateway runs for this site"));
    }

    private static List<FindingCode> codes(Gateway gateway) {
        return StatusReader.of(gateway).findings().stream().map(Finding::code).toList();
    }

    private static void awaitAgreement(TestSite north, TestSite south) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(north.totalsOf(south).digest())
                        .isEqualTo(south.totalsOf(south).digest()));
    }
}
