package io.bridgehead.gateway.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.TestSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five sites whose mail topology is no picture of their replication topology: every site hands its
 * mail to a relay of its own, and all relays to the one in the middle; they replicate in a ring with
 * a chord.
 */
@Tag("slow")
class FiveSitesTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    /** Who replicates with whom. */
    private record Pair(String one, String other) {}

    /** A site and the relay beside it. */
    private record Spoke(TestSite site, PostfixRelay relay) {}

    private static final List<Pair> RING_AND_CHORD = List.of(
            new Pair("A", "B"),
            new Pair("B", "C"),
            new Pair("C", "D"),
            new Pair("D", "E"),
            new Pair("E", "A"),
            new Pair("A", "C"));

    private final SortedMap<String, Spoke> spokes = new TreeMap<>();
    private Postfix postfix;
    private PostfixRelay hub;
    private int people;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        Postfix.obstacle().ifPresent(why -> Assumptions.abort(why + ": no test with real relays"));
        postfix = new Postfix();
        for (String name : NAMES) {
            TestSite site = new TestSite(folder, name).statusEvery("2s");
            spokes.put(name, new Spoke(site, postfix.relay("at-" + name.toLowerCase(Locale.ROOT))));
        }
        hub = postfix.relay("hub");
        for (String name : NAMES) {
            hub.route(domain(name), relay(name).port());
            for (String other : NAMES) {
                relay(name)
                        .route(domain(other), other.equals(name) ? site(name).port() : hub.port());
            }
        }
        hub.start();
        spokes.values().forEach(each -> each.relay().start());
        for (Pair each : RING_AND_CHORD) {
            partner(each.one(), each.other());
            partner(each.other(), each.one());
        }
        spokes.values().forEach(each -> each.site().found().start());
    }

    @AfterEach
    void close() {
        spokes.values().forEach(each -> each.site().close());
        if (postfix != null) {
            postfix.close();
        }
    }

    private void partner(String name, String other) {
        site(name).partner(site(other), relay(name).port());
    }

    private TestSite site(String name) {
        return spoke(name).site();
    }

    private PostfixRelay relay(String name) {
        return spoke(name).relay();
    }

    private Spoke spoke(String name) {
        return Objects.requireNonNull(spokes.get(name), name);
    }

    private static String domain(String name) {
        return name.toLowerCase(Locale.ROOT) + ".test";
    }

    /** Mail between two partners is lost without a word, in both directions. */
    @Test
    void withEachReplicationLinkCutInTurnAllSitesGoOnAgreeing() {
        everybodyWrites();
        awaitAgreement(NAMES);
        for (Pair cut : RING_AND_CHORD) {
            relay(cut.one()).discard(domain(cut.other())).restart();
            relay(cut.other()).discard(domain(cut.one())).restart();
            everybodyWrites();
            awaitAgreement(NAMES);
            heal(cut.one(), cut.other());
            heal(cut.other(), cut.one());
        }
        everybodyWrites();
        awaitAgreement(NAMES);
    }

    private void heal(String name, String other) {
        relay(name).route(domain(other), hub.port()).restart();
    }

    /** The relay of one site stands still: the others go on, and it catches up. */
    @Test
    void withEachMailLinkCutInTurnTheOthersAgreeAndThenAll() {
        everybodyWrites();
        awaitAgreement(NAMES);
        for (String cut : NAMES) {
            relay(cut).stop();
            everybodyWrites();
            awaitAgreement(NAMES.stream().filter(each -> !each.equals(cut)).toList());
            relay(cut).restart();
            awaitAgreement(NAMES);
        }
    }

    private void everybodyWrites() {
        people++;
        spokes.values().forEach(each -> each.site().addPeople(people, 1));
    }

    /** These have all that these wrote, and export the same of it. */
    private void awaitAgreement(List<String> names) {
        List<TestSite> these = new ArrayList<>(names.stream().map(this::site).toList());
        await().atMost(LONG).untilAsserted(() -> {
            for (TestSite owner : these) {
                assertThat(these)
                        .as("people of %s at %s", owner.site(), names)
                        .allMatch(each -> each.totalsOf(owner).live() == people + 1);
            }
            if (names.size() == NAMES.size()) {
                assertThat(these.stream().map(TestSite::export).collect(Collectors.toSet()))
                        .hasSize(1);
            }
        });
    }
}
