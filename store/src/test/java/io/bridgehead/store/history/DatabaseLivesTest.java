package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatabaseLivesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Epoch FORMER = Epoch.fresh(NOON, Epoch.NONE, new byte[10]);
    private static final Epoch LATTER =
            Epoch.fresh(NOON.plus(Duration.ofHours(1)), FORMER, new byte[10]);
    private static final Epoch OTHER = new Epoch(new UUID(1, 1));
    private static final long CUT = 10;

    private final List<EpochOwner> owners = List.of(
            new EpochOwner(FORMER, new SiteId("NORTH"), "GW", CUT),
            new EpochOwner(LATTER, new SiteId("NORTH"), "GW"),
            new EpochOwner(OTHER, new SiteId("SOUTH"), "GW"));
    private final DatabaseLives lives = new DatabaseLives(
            epoch -> owners.stream().filter(each -> each.epoch().equals(epoch)).findFirst());

    private static Stamp at(int minutes, Epoch epoch, long usn) {
        return new Stamp(HybridTime.after(0, NOON.plus(Duration.ofMinutes(minutes))), epoch, usn);
    }

    @Test
    void inOneEpochTheUsnDecides() {
        assertThat(lives.contains(at(9, FORMER, 5), at(3, FORMER, 5))).isTrue();
        assertThat(lives.contains(at(9, FORMER, 5), at(3, FORMER, 6))).isFalse();
    }

    @Test
    void theFormerLifeHadWhatTheLatterStampedAgain() {
        Stamp lost = at(30, FORMER, 20);

        assertThat(lives.contains(lost, at(20, LATTER, 40))).isTrue();
        assertThat(lives.contains(lost, at(40, LATTER, 41)))
                .as("written after the set-back, before it was found out")
                .isFalse();
        assertThat(lives.contains(at(90, FORMER, 20), at(70, LATTER, 42)))
                .as("written by the latter life, while the clock of the former one was ahead")
                .isFalse();
    }

    @Test
    void theLatterLifeHadWhatIsBeforeTheCutAndItsOwnCopies() {
        Stamp again = at(20, LATTER, 40);

        assertThat(lives.contains(again, at(10, FORMER, CUT))).isTrue();
        assertThat(lives.contains(again, at(20, FORMER, CUT + 5))).isTrue();
        assertThat(lives.contains(again, at(15, FORMER, CUT + 5))).isFalse();
        assertThat(lives.areOneWrite(again, at(20, FORMER, CUT + 5))).isTrue();
        assertThat(lives.areOneWrite(again, at(20, OTHER, 40))).isFalse();
    }

    @Test
    void anotherDatabaseHadNothingOfIt() {
        assertThat(lives.contains(at(99, OTHER, 99), at(1, FORMER, 1))).isFalse();
        assertThat(new DatabaseLives(epoch -> Optional.empty())
                        .contains(at(30, FORMER, 20), at(20, LATTER, 40)))
                .isFalse();
    }
}
