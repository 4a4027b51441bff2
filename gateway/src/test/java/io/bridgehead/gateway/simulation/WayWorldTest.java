package io.bridgehead.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worlds in which mail travels by connectors, and over other sites. */
class WayWorldTest {
    /** A quick one. */
    private static final long SEED = 502;

    @Test
    void oneWorldOfFiftyHasWays() {
        assertThat(waySeeds(1_000)).contains(ForgottenTrace.SEED, SEED).hasSizeBetween(10, 30);
    }

    @Test
    void sitesThatForwardTheirMailAgree() {
        assertThat(verdicts(SEED)).contains(Verdict.FORWARDED, Verdict.LOOPED);
    }

    @Test
    void mailThatIsTooLargeForTheNextHopGoesIntoQuarantineAndTheSitesAgree() {
        assertThat(verdicts(411)).contains(Verdict.FORWARDED, Verdict.TOO_LARGE);
    }

    @Test
    void sitesLearnTheLimitOfARelayBehindTheFirst() {
        assertThat(good(SEED).faults()).containsKey(Fault.TOO_LARGE_FAR_AWAY.name());
    }

    @Test
    void mailThatNoRelayTakesHoldsNoOtherMailUp() {
        assertThat(good(SEED).faults()).containsKey(Fault.NO_RELAY_TAKES.name());
    }

    /** Mail that waits is named by status; mail that arrives without a way on is set aside at once. */
    @Test
    void mailThatLosesItsWayIsNamedOrGoesIntoQuarantine() {
        WorldResult world = good(317);
        assertThat(world.faults()).containsKey(Fault.WITHOUT_WAY.name());
        assertThat(world.verdicts()).containsKeys(Verdict.FORWARDED, Verdict.UNROUTABLE);
    }

    @Test
    void oneSeedIsOneWorld() {
        assertThat(traced(SEED)).isEqualTo(traced(SEED));
    }

    @Test
    void aSenderThatForgetsWhereMailHasBeenIsFound() {
        assertThat(lawBroken(ForgottenTrace.SEED)).isEqualTo(ForgottenTrace.LAW);
    }

    /** As a hunt would find it that does not know where. */
    @Test
    @Tag("slow")
    void theFirstWorldThatFindsItIsTheOneNamed() {
        assertThat(waySeeds(2_000).stream()
                        .filter(seed -> !lawBroken(seed).equals("none"))
                        .findFirst())
                .hasValue(ForgottenTrace.SEED);
    }

    @Test
    @Tag("slow")
    void allWorldsWithWaysAmongTenThousandAgree() {
        assertThat(waySeeds(10_000).stream()
                        .map(seed -> Simulation.run(SimulationOptions.of(seed)))
                        .filter(each -> !each.isGood())
                        .map(WorldResult::seed))
                .isEmpty();
    }

    private static Set<Verdict> verdicts(long seed) {
        return good(seed).verdicts().keySet();
    }

    private static WorldResult good(long seed) {
        WorldResult world = Simulation.run(SimulationOptions.of(seed));
        assertThat(world.failure()).isEmpty();
        return world;
    }

    private static List<Long> waySeeds(long most) {
        return LongStream.rangeClosed(1, most)
                .filter(seed -> Plan.of(new Chance(seed).split(), seed, OptionalInt.empty(), false)
                        .mail()
                        .ways()
                        .isPresent())
                .boxed()
                .toList();
    }

    private static String lawBroken(long seed) {
        return Simulation.run(SimulationOptions.of(seed).withStores(new ForgottenTrace()))
                .failure()
                .map(WorldResult.Failure::law)
                .orElse("none");
    }

    private static List<String> traced(long seed) {
        List<String> lines = new ArrayList<>();
        Simulation.run(SimulationOptions.of(seed).withTrace(lines::add));
        return lines;
    }
}
