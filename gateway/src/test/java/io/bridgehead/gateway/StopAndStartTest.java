package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.process.DataFolder;
import io.bridgehead.gateway.smtp.FaultRelay;
import io.bridgehead.gateway.smtp.FaultRelay.Fault;
import io.bridgehead.store.history.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway is closed in the middle of a copy, held there by a relay that keeps the later pages. */
class StopAndStartTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private TestSite north;
    private TestSite south;
    private FaultRelay toSouth;
    private Cursor halfway;

    @BeforeEach
    void beginACopy() {
        north = new TestSite(folder, "NORTH").replication("16KB", "128KB", "1s");
        south = new TestSite(folder, "SOUTH").replication("16KB", "128KB", "1s");
        toSouth = new FaultRelay("127.0.0.1", south.port())
                .only(", update")
                .then(Collections.nCopies(6, Fault.PASS).toArray(Fault[]::new))
                .then(Collections.nCopies(500, Fault.DELAY).toArray(Fault[]::new));
        north.partner(south, toSouth.port()).found().start();
        north.addPeople(0, 1500);
        south.partner(north, north.port()).found().start();
        await().atMost(LONG).until(() -> toSouth.count(Fault.DELAY) > 0);
        await().atMost(LONG).until(() -> south.cursor(north, north).received().contiguous() > 0);
        halfway = south.cursor(north, north);
        assertThat(south.totalsOf(north).live()).isLessThan(1501);
    }

    @AfterEach
    void stop() {
        north.close();
        south.close();
        toSouth.close();
    }

    @Test
    void receiverGoesOnWhereItStopped() {
        south.close();
        south.start();
        assertTheCopyGoesOn();
    }

    @Test
    void supplierGoesOnWhereItStopped() {
        north.close();
        north.start();
        assertTheCopyGoesOn();
    }

    @Test
    void mailThatTheDiskSpoiltHoldsNoOtherUp() throws IOException {
        south.close();
        Path spool = new DataFolder(south.config().data()).spool();
        Files.writeString(spool.resolve("0000000000000.mail"), "Bridgehead-Spool: 1\nSender");
        south.start();
        assertTheCopyGoesOn();
        assertThat(south.gateway().overview().quarantined())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).startsWith("UNREADABLE"));
    }

    private void assertTheCopyGoesOn() {
        Cursor after = south.cursor(north, north);
        assertThat(after.epoch()).isEqualTo(halfway.epoch());
        assertThat(after.received().containsAll(halfway.received())).isTrue();
        toSouth.calm();
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(south.cursor(north, north).received().containsAll(halfway.received()))
                    .isTrue();
            assertThat(south.totalsOf(north).live()).isEqualTo(1501);
            assertThat(south.export()).isEqualTo(north.export());
        });
        assertThat(south.cursor(north, north).epoch()).isEqualTo(halfway.epoch());
    }
}
