package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses, limits, costs and hashes. */
class RoutingValuesTest {
    /** Computed by another program, from the definition. */
    private static final long EMPTY = 0xefd01f60ba992926L;

    private static final long SAMPLE = 0xeeec8c0cb52b46fcL;

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Retry.Pace PACE =
            new Retry.Pace(Duration.ofMinutes(1), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "2000000000, 60"})
    void pauseDoublesWithEachFailureUpToTheLongest(int failures, long minutes) {
        assertThat(PACE.after(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void pauseLastsUntilItsEndAndThenTheConnectorIsFree() {
        Retry retry = Retry.NONE.failed(NOON, PACE, "421 busy").failed(NOON, PACE, "timeout");
        assertThat(retry.failures()).isEqualTo(2);
        assertThat(retry.trouble()).as("the last failure").isEqualTo("timeout");
        assertThat(retry.isOn(NOON.plusSeconds(119))).isTrue();
        assertThat(retry.isOn(NOON.plusSeconds(120))).isFalse();
        assertThat(Retry.NONE.isOn(NOON)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T00:00:00Z, 2026-07-02T00:00:00Z",
        "2026-07-01T23:59:59.999Z, 2026-07-02T00:00:00Z",
        "2026-12-31T12:00:00Z, 2027-01-01T00:00:00Z"
    })
    void dayEndsAtMidnightUtc(Instant now, Instant next) {
        assertThat(Condition.nextDay(now)).isEqualTo(next);
    }

    @Test
    void limitsBelowOneByteAreRefused() {
        assertThatThrownBy(() -> Allowance.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, 0, Schedule.ALWAYS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Allowance.of(1).bytesPerDay()).isEqualTo(Allowance.UNLIMITED);
    }

    @Property
    void costsAreOneToAHundredAndSortByTheirValue(@ForAll int value) {
        if (value >= 1 && value <= 100) {
            assertThat(Cost.of(value)).hasToString(Integer.toString(value));
        } else {
            assertThatThrownBy(() -> Cost.of(value)).hasMessageContaining("not " + value);
        }
    }

    @Test
    void costOfALegIsThatOfTheSiteAndOfTheCheapestSpaceWithItsAddress() {
        var site =
                new ConnectedSite(SiteId.of("B"), RoutingAddress.of("gw@b.example"), Cost.of(10));
        var connector = new Connector(
                "x",
                "relay",
                25,
                List.of(
                        new AddressSpace("*", Cost.of(9)),
                        new AddressSpace("*.example", Cost.of(3)),
                        new AddressSpace("*.test", Cost.of(1))),
                List.of(site),
                Allowance.of(1));
        assertThat(connector.costOf(site)).contains(13);
    }

    @ParameterizedTest
    @CsvSource({"'', relay, 25", "x, ' ', 25", "x, relay, 0", "x, relay, 65536"})
    void connectorHasANameARelayAndAPort(String name, String host, int port) {
        assertThatThrownBy(() ->
                        new Connector(name, host, port, List.of(), List.of(), Allowance.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queryCannotBeChangedFromOutside() {
        Set<SiteId> seen = new HashSet<>(Set.of(SiteId.of("A")));
        var tries = new TreeMap<>(Map.of("x", 1));
        RouteQuery query = new RouteQuery("m", 1, true, seen, tries);
        seen.clear();
        tries.clear();
        assertThat(query.seen()).containsExactly(SiteId.of("A"));
        assertThat(query.tries()).containsEntry("x", 1);
        assertThatThrownBy(() -> query.seen().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hashIsTheSameForEver() {
        // Known values: mail keeps its way over an update of the gateway.
        assertThat(StableHash.of("")).isEqualTo(EMPTY);
        assertThat(StableHash.of("m1\nx\ngw@b.example")).isEqualTo(SAMPLE);
    }

    @Property(tries = 20)
    void hashesOfNumberedTextsAreSpreadEvenly(@ForAll @IntRange(max = 1 << 20) int start) {
        int[] counts = new int[16];
        for (int i = start; i < start + 4_000; i++) {
            counts[(int) (StableHash.of("message-" + i) >>> 60)]++;
        }
        assertThat(counts).as("250 each, within six deviations").satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(155, 345);
            }
        });
    }
}
