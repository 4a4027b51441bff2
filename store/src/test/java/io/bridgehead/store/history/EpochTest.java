package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Samples;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Epochs, hybrid times and the order of UUIDs. */
class EpochTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void freshEpochIsAUuidOfVersionSevenAndGreaterThanTheFormerOne(
            @ForAll @LongRange(max = 1L << 40) long now,
            @ForAll @LongRange(max = 1L << 40) long before,
            @ForAll @Size(10) byte[] random) {
        Epoch former = Epoch.fresh(Instant.ofEpochMilli(before), Epoch.NONE, random);
        Epoch epoch = Epoch.fresh(Instant.ofEpochMilli(now), former, random);
        assertThat(epoch.value().version()).isEqualTo(7);
        assertThat(epoch.value().variant()).isEqualTo(2);
        assertThat(epoch).isGreaterThan(former);
    }

    @Test
    void clockThatGoesBackDoesNotMakeALaterLifeTheSmallerOne() {
        byte[] high = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        Epoch first = Epoch.fresh(NOON, Epoch.NONE, high);
        Epoch second = Epoch.fresh(NOON.minus(Duration.ofDays(400)), first, new byte[10]);
        Epoch third = Epoch.fresh(NOON.minus(Duration.ofDays(800)), second, new byte[10]);
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }

    @Test
    void followingEpochDependsOnLifeTimeAndEventOnly() {
        Epoch former = Epoch.fresh(NOON, Epoch.NONE, new byte[10]);
        Epoch next = Epoch.following(former, NOON, "set back");
        assertThat(next).isEqualTo(Epoch.following(former, NOON, "set back"));
        assertThat(next).isNotEqualTo(Epoch.following(former, NOON, "restored"));
        assertThat(next)
                .isNotEqualTo(Epoch.following(former, NOON.plusSeconds(1), "set back"))
                .isGreaterThan(former);
    }

    @Property
    void orderOfUuidsIsThatOfUnsignedNumbers(
            @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        UUID one = new UUID(a, b);
        UUID other = new UUID(c, d);
        int expected = new BigInteger(1, Uuids.bytes(one))
                .compareTo(new BigInteger(1, Uuids.bytes(other)));
        assertThat(Integer.signum(Uuids.compare(one, other))).isEqualTo(expected);
    }

    @Test
    void namedUuidsAreThoseOfTheStandard() {
        // RFC 9562, appendix A.4: version 5, name space DNS, www.example.com.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(Uuids.named(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void textThatIsNoUuidIsNoEpoch() {
        assertThat(Epoch.of("00000000-0000-0000-0000-000000000000")).isEqualTo(Epoch.NONE);
        assertThatThrownBy(() -> Epoch.of("today")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutOfAnEpochOnlyEverFalls() {
        EpochOwner open = new EpochOwner(Samples.epoch(1), SiteId.of("NORTH"), "north-1");
        EpochOwner cut = open.endingAt(100);
        EpochOwner deeper = open.endingAt(50);
        assertThat(open.isCut()).isFalse();
        assertThat(cut.isCut()).isTrue();
        assertThat(cut.endsBefore(open)).isTrue();
        assertThat(deeper.endsBefore(cut)).isTrue();
        assertThat(cut.endsBefore(cut)).as("a repeated row is no news").isFalse();
        assertThat(open.endsBefore(cut)).isFalse();
    }

    @Property
    void hybridTimeNeverFallsAndFollowsTheClock(
            @ForAll @LongRange(max = 1L << 42) long millis,
            @ForAll @LongRange(max = 1L << 58) long seen) {
        long time = HybridTime.after(seen, Instant.ofEpochMilli(millis));
        assertThat(time).isGreaterThan(seen);
        assertThat(HybridTime.instant(time)).isAfterOrEqualTo(Instant.ofEpochMilli(millis));
        if (HybridTime.instant(seen).isBefore(Instant.ofEpochMilli(millis))) {
            assertThat(HybridTime.instant(time)).isEqualTo(Instant.ofEpochMilli(millis));
        }
    }

    @Test
    void clockThatStandsStillCountsWithinTheMillisecond() {
        long first = HybridTime.after(0, NOON);
        long second = HybridTime.after(first, NOON);
        assertThat(second).isEqualTo(first + 1);
        assertThat(HybridTime.instant(second)).isEqualTo(NOON);
        assertThat(HybridTime.after(second, NOON.minusSeconds(9))).isEqualTo(second + 1);
        assertThat(HybridTime.after(second, NOON.plusMillis(1)))
                .isEqualTo(HybridTime.after(0, NOON.plusMillis(1)));
    }
}
