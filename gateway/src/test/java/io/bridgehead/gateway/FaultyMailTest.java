package io.bridgehead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.smtp.FaultRelay;
import io.bridgehead.gateway.smtp.FaultRelay.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Relays that misbehave in both directions, between two gateways that live through all tests: what
 * one fault leaves behind, the next finds.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FaultyMailTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private TestSite north;
    private TestSite south;
    private FaultRelay toNorth;
    private FaultRelay toSouth;
    private int people;

    @BeforeAll
    void start(@TempDir Path folder) {
        north = new TestSite(folder, "NORTH").statusEvery("1s");
        south = new TestSite(folder, "SOUTH").statusEvery("1s");
        toNorth = new FaultRelay("127.0.0.1", north.port()).only("update");
        toSouth = new FaultRelay("127.0.0.1", south.port()).only("update");
        north.partner(south, toSouth.port()).found().start();
        south.partner(north, toNorth.port()).found().start();
        changeSomething();
        awaitAgreement();
    }

    @AfterAll
    void stop() {
        north.close();
        south.close();
        toNorth.close();
        toSouth.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void sitesAgreeInSpiteOf(Fault fault) {
        Fault[] script = {fault, Fault.PASS, fault};
        int malformed = malformed();
        int met = toNorth.count(fault) + toSouth.count(fault);
        toNorth.then(script);
        toSouth.then(script);
        changeUntilTheScriptsAreDone();
        awaitAgreement();
        assertThat(toNorth.count(fault) + toSouth.count(fault)).isGreaterThanOrEqualTo(met + 4);
        assertThat(malformed() - malformed).isEqualTo(fault == Fault.TRUNCATE ? 4 : 0);
    }

    @Test
    void sitesAgreeInSpiteOfEverythingAtOnce() {
        toNorth.then(chaos(1));
        toSouth.then(chaos(2));
        changeUntilTheScriptsAreDone();
        toNorth.release();
        toSouth.release();
        awaitAgreement();
    }

    @Test
    void truncatedMailIsSetAside() {
        int aside = quarantined();
        toNorth.then(Fault.TRUNCATE);
        toSouth.then(Fault.TRUNCATE);
        changeUntilTheScriptsAreDone();
        awaitAgreement();
        await().atMost(LONG).until(() -> quarantined() == aside + 2);
        assertThat(south.gateway().overview().quarantined())
                .allMatch(each -> each.reason().startsWith("MALFORMED"));
    }

    private static Fault[] chaos(long seed) {
        Random random = new Random(seed);
        return Collections.nCopies(25, 0).stream()
                .map(each -> List.of(Fault.values()).get(random.nextInt(Fault.values().length)))
                .toArray(Fault[]::new);
    }

    private void changeSomething() {
        north.addPeople(people, 5);
        south.addPeople(people, 5);
        people += 5;
    }

    private void changeUntilTheScriptsAreDone() {
        await().atMost(LONG).pollInterval(Duration.ofMillis(100)).until(() -> {
            changeSomething();
            return toNorth.isDone() && toSouth.isDone();
        });
    }

    private void awaitAgreement() {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(north.totalsOf(south).live()).isEqualTo(people + 1);
            assertThat(south.totalsOf(north).live()).isEqualTo(people + 1);
            assertThat(south.export()).isEqualTo(north.export());
        });
        toNorth.release();
        toSouth.release();
    }

    private int malformed() {
        return (int) (north.count(Verdict.MALFORMED) + south.count(Verdict.MALFORMED));
    }

    private int quarantined() {
        return north.gateway().overview().quarantined().size()
                + south.gateway().overview().quarantined().size();
    }
}
