package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.outbound.LetterBytes;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /** The expensive way leads to SOUTH itself; the cheap one to a port that does not answer. */
    @Test
    void cheapLinkCutMeansTheDearOneIsUsed() {
        try (DeadPort dead = new DeadPort();
                TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.way("cheap", south, dead.number(), 1)
                    .way("dear", south, south.port(), 50)
                    .partner(south)
                    .found()
                    .start();
            south.partner(north, north.port()).found().start();
            north.addPeople(0, 50);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest()));
            assertThat(north.gateway().conditions(north.gateway().clock().instant()))
                    .containsKey("cheap")
                    .containsKey("dear");
        }
    }

    /** NORTH knows only the way through the relay that is down; then the table changes. */
    @Test
    void changedTableReroutesWhatWaits() {
        try (DeadPort dead = new DeadPort();
                TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.way("cheap", south, dead.number(), 1).partner(south).found().start();
            south.partner(north, north.port()).found().start();
            await().atMost(LONG).until(() -> north.gateway().store().outbox().size() > 0);
            north.gateway().close();
            north.way("dear", south, south.port(), 50).start();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest()));
        }
    }

    /** The relay of the old table is down; the new table knows another way. */
    @Test
    void thousandLettersThatWaitAreReroutedWhenTheTableChanges() {
        try (DeadPort dead = new DeadPort();
                TestSite north = new TestSite(folder, "NORTH");
                TestSite south = new TestSite(folder, "SOUTH")) {
            north.way("old", south, dead.number(), 1).found().start();
            south.found().start();
            Instant now = Instant.now();
            north.gateway().store().write(tx -> {
                for (int i = 0; i < 1_000; i++) {
                    tx.post(new NewLetter(
                            new LetterLabel(
                                    south.site(),
                                    "letter." + i,
                                    "",
                                    "Update",
                                    now,
                                    now.plus(Duration.ofDays(1))),
                            LetterBytes.pack(new byte[] {'x'})));
                }
                return 0;
            });
            await().atMost(LONG).until(() -> north.gateway().conditions(now).containsKey("old"));
            assertThat(north.gateway().store().outbox().size()).isEqualTo(1_000);
            north.gateway().close();
            north.way("new", south, south.port(), 50).start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> north.gateway().store().outbox().size() == 0);
            assertThat(north.gateway().overview().counters().sentMails()).isEqualTo(1_000);
        }
    }
}
