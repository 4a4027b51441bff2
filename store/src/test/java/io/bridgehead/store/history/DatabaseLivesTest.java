package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final DatabaseLives lives = lives(owners);

    private static DatabaseLives lives(List<EpochOwner> owners) {
        return new DatabaseLives(
                epoch -> owners.stream()
                        .filter(each -> each.epoch().equals(epoch))
                        .findFirst(),
                () -> owners);
    }

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
    void aLifeAfterARestoreMayLackWhatIsBeforeTheCutOfALifeLongAgo() {
        Epoch third = Epoch.fresh(NOON.plus(Duration.ofHours(2)), LATTER, new byte[10]);
        EpochOwner last = new EpochOwner(third, new SiteId("NORTH"), "GW");
        EpochOwner restored = owners.get(1);
        EpochOwner setBack = restored.endingAt(50);
        Stamp bound = at(130, third, 60);
        Stamp first = at(10, FORMER, CUT);

        assertThat(lives(List.of(owners.get(0), restored, last)).contains(bound, first))
                .as("the backup may be older than the cut")
                .isFalse();
        assertThat(lives(List.of(owners.get(0), setBack, last)).contains(bound, first))
                .isTrue();
    }

    @Test
    void anotherDatabaseHadNothingOfIt() {
        assertThat(lives.contains(at(99, OTHER, 99), at(1, FORMER, 1))).isFalse();
        assertThat(DatabaseLives.UNKNOWN.contains(at(30, FORMER, 20), at(20, LATTER, 40)))
                .isFalse();
    }
}
