package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.smtp.FaultRelay;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.FindingCode;
import io.bridgehead.gateway.status.StatusReader;
import io.bridgehead.store.letter.SizeLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay that takes each mail, and returns the large ones as "too big". */
class SizeLimitTest {
    private static final String HOST = "127.0.0.1";
    private static final int LIMIT = 60_000;

    @TempDir
    private Path folder;

    /** Before, the same mail of 272 kB was sent again and again, and all looked well. */
    @Test
    void largeMailThatComesBackIsCutUntilItPassesAlsoAfterARestart() {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH");
                FaultRelay relay = new FaultRelay(HOST, south.port())) {
            relay.bouncingAbove(LIMIT, Relay.plain(HOST, north.port()));
            north.partner(south, relay.port()).statusEvery("2s").found().start();
            south.partner(north, north.port()).statusEvery("2s").found().start();
            north.modify(photo("One", 200_000));
            awaitAgreement(north, south);
            assertThat(relay.bounces()).isPositive();
            SizeLimit learned = north.gateway()
                    .sizeLimits(north.gateway().clock().instant())
                    .get(0);
            assertThat(learned.bytes()).isLessThan(LIMIT);
            assertThat(StatusReader.of(north.gateway()).notes())
                    .filteredOn(each -> each.code() == FindingCode.SIZE_LIMIT_LEARNED)
                    .extracting(Finding::command)
                    .containsExactly("./bridgehead route forget-limits SOUTH");

            north.gateway().close();
            north.start();
            int before = relay.bounces();
            north.modify(photo("Two", 200_000));
            awaitAgreement(north, south);
            assertThat(relay.bounces()).as("learned for good").isEqualTo(before);

            relay.bouncingAbove(Integer.MAX_VALUE, Relay.plain(HOST, north.port()));
            assertThat(north.gateway().forgetSizeLimits(Optional.of(south.site())))
                    .isEqualTo(1);
            assertThat(north.gateway().store().outbox().sizeLimits()).isEmpty();
            north.modify(photo("Three", 200_000));
            awaitAgreement(north, south);
        }
    }

    /** HUB cannot divide the mail of NORTH; before, it kept the mail, and NORTH never learned why. */
    @Test
    void writerOfMailThatAGatewayOnTheWayCannotPassOnLearnsTheLimit() {
        try (TestSite north = new TestSite(folder, "NORTH");
                TestSite hub = new TestSite(folder, "HUB");
                TestSite south = new TestSite(folder, "SOUTH");
                FaultRelay relay = new FaultRelay(HOST, south.port())) {
            relay.refusingAbove(LIMIT);
            hub.way("north", north, north.port(), 1)
                    .way("south", south, relay.port(), 1)
                    .found()
                    .start();
            north.through(hub, south).partner(south).statusEvery("2s").found().start();
            south.through(hub, north).partner(north).statusEvery("2s").found().start();
            north.modify(photo("One", 200_000));
            awaitAgreement(north, south);
            assertThat(north.gateway().sizeLimits(north.gateway().clock().instant()))
                    .singleElement()
                    .satisfies(learned -> {
                        assertThat(learned.site()).isEqualTo("SOUTH");
                        assertThat(learned.bytes()).isLessThanOrEqualTo(LIMIT);
                    });
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(StatusReader.of(hub.gateway()).findings())
                                    .as("nothing is left for the operator of HUB")
                                    .isEmpty());
        }
    }

    private static String photo(String name, int bytes) {
        byte[] photo = new byte[bytes];
        new Random(bytes).nextBytes(photo);
        return "dn: cn=" + name + ",ou=NORTH,o=Org\nchangetype: add\nobjectClass: person\ncn: "
                + name + "\nsn: P\njpegPhoto:: " + Base64.getEncoder().encodeToString(photo)
                + "\n";
    }

    private static void awaitAgreement(TestSite north, TestSite south) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                        .isEqualTo(north.totalsOf(north).digest()));
    }
}
