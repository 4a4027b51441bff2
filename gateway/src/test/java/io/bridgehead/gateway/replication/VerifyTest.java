package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.Difference.Kind;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two sites find out whether they hold the same. */
class VerifyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");
    private Instant now = NOON;

    @BeforeEach
    void meet() {
        for (int number = 1; number <= 600; number++) {
            north.create(number);
        }
        north.set(7, P, "seven");
        Gate.meet(north, south);
        days(2);
    }

    @Test
    void twoThatHoldTheSameFindNothingInOneRound() {
        assertThat(verify(north, false).state()).isEqualTo(State.EQUAL);
        assertThat(row(north).round()).isEqualTo(2);
        assertThat(row(north).found()).isEmpty();
        assertThat(verify(south, true).repaired()).isEmpty();
        assertThat(row(south).state()).isEqualTo(State.EQUAL);
    }

    @Test
    void everyDifferenceIsNamedByBothSides() {
        plant(south, 7, entry -> withP(entry, "eight"));
        plant(south, 300, entry -> entry.with(new Life(1, true, entry.life().write())));
        assertThat(verify(north, false).state()).isEqualTo(State.DIFFERENT);
        assertThat(row(north).found())
                .containsExactlyInAnyOrder(
                        difference(7, Kind.DIFFERENT, List.of("p")),
                        difference(300, Kind.MISSING_THERE, List.of()));
        assertThat(verify(south, false).found())
                .containsExactlyInAnyOrder(
                        difference(7, Kind.DIFFERENT, List.of("p")),
                        difference(300, Kind.MISSING_HERE, List.of()));
        assertThat(south.shown(7, P)).containsExactly("eight");
    }

    @Test
    void whatIsNoSharedMatterIsRepairedAsItsHomeHasIt() {
        belongsTo(north);
        plant(south, 7, entry -> withP(entry, "eight"));
        assertThat(verify(south, true).state()).isEqualTo(State.EQUAL);
        assertThat(row(south).repaired())
                .containsExactly(difference(7, Kind.DIFFERENT, List.of("p")));
        assertThat(south.shown(7, P)).containsExactly("seven");
        assertThat(north.shown(7, P)).containsExactly("seven");
    }

    @Test
    void theHomeRepairsItsPartner() {
        belongsTo(north);
        plant(south, 7, entry -> withP(entry, "eight"));
        plant(south, 8, entry -> Entry.unknown(entry.id(), entry.context()));
        assertThat(verify(north, true).state()).isEqualTo(State.EQUAL);
        assertThat(row(north).repaired()).hasSize(2);
        assertThat(south.shown(7, P)).containsExactly("seven");
        assertThat(live(south)).isEqualTo(live(north));
    }

    @Test
    void whatAllSitesShareIsMerged() {
        plant(south, 7, entry -> withP(entry, "eight"));
        plant(north, 9, entry -> Entry.unknown(entry.id(), entry.context()));
        assertThat(verify(south, true).state()).isEqualTo(State.EQUAL);
        assertThat(south.shown(7, P)).isEqualTo(north.shown(7, P)).hasSize(2);
        assertThat(live(south)).isEqualTo(live(north));
        assertThat(north.has(9)).isTrue();
    }

    @Test
    void whileOneLacksChangesNothingIsSaidToDiffer() {
        north.set(7, P, "new");
        Step begun = begin(north, false);
        assertThat(begun.changes().partnership().verifications()).hasSize(1);
        Message question = north.due(now).stream()
                .filter(Verify.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(south.receive(question, now)).isEqualTo(Verdict.NOT_COMPARABLE);
        south.sent()
                .forEach(each ->
                        assertThat(north.receive(each, now)).isEqualTo(Verdict.NOT_COMPARABLE));
        assertThat(row(north).state()).isEqualTo(State.REPLICATING);
        days(1);
        assertThat(row(north).state()).isEqualTo(State.EQUAL);
    }

    @Test
    void onePartnerThatIsSilentIsGivenUpInTheEnd() {
        begin(north, false);
        north.due(now);
        north.due(now.plus(HOUR));
        assertThat(row(north).state()).isEqualTo(State.ASKING);
        north.due(now.plus(Duration.ofDays(3)));
        assertThat(row(north).state()).isEqualTo(State.UNANSWERED);
    }

    @Test
    void statusNamesADifferenceAndForgetsItWhenItIsCured() {
        plant(south, 7, entry -> withP(entry, "eight"));
        days(2);
        assertThat(row(north).suspected()).isTrue();
        assertThat(row(south).suspected()).isTrue();
        verify(south, true);
        days(2);
        assertThat(row(north).suspected()).isFalse();
        assertThat(row(south).suspected()).isFalse();
    }

    @Test
    void lateCopyOfAnAnswerChangesNothing() {
        begin(north, false);
        Message question = north.due(now).get(0);
        south.receive(question, now);
        Message answer = south.sent().get(0);
        assertThat(north.receive(answer, now)).isEqualTo(Verdict.VERIFIED_EQUAL);
        assertThat(north.receive(answer, now)).isEqualTo(Verdict.OBSOLETE);
    }

    private Verification verify(Gate gate, boolean repair) {
        begin(gate, repair);
        days(1);
        return row(gate);
    }

    private Step begin(Gate gate, boolean repair) {
        Gate other = gate == north ? south : north;
        Step[] made = {Step.nothing(Verdict.IDLE)};
        gate.step(
                (directory, at) -> {
                    made[0] = gate.replication()
                            .verify(
                                    other.site(),
                                    repair,
                                    directory,
                                    at,
                                    at.plus(Duration.ofDays(2)));
                    return made[0];
                },
                now);
        return made[0];
    }

    /** Mail is quick, and an hour passes between any two looks at it, for so many days. */
    private void days(int count) {
        Instant end = now.plus(Duration.ofDays(count));
        while (now.isBefore(end)) {
            now = now.plus(HOUR);
            Gate.talk(north, south, now);
        }
    }

    private static Verification row(Gate gate) {
        return gate.<List<Verification>>read(Directory::verifications).stream()
                .filter(each -> each.context().equals(BASE))
                .findFirst()
                .orElse(Verification.none(gate.site(), BASE));
    }

    private static long live(Gate gate) {
        return gate.read(directory -> directory.totals(BASE)).live();
    }

    private static Difference difference(int number, Kind kind, List<String> names) {
        return new Difference(id(number), "cn=e" + number + ",dc=example", kind, names);
    }

    /** The very stamps with another value: what no gateway ever writes. */
    private static Entry withP(Entry entry, String value) {
        Attribute before = entry.attribute(P);
        return entry.with(
                P,
                new Attribute(
                        before.cleared(),
                        new TreeMap<>(Map.of(
                                AttributeValue.of(value),
                                before.values().values().iterator().next()))));
    }

    /** What a broken disk or a bug might do to one entry. */
    private void plant(Gate gate, int number, UnaryOperator<Entry> damage) {
        gate.step(
                (directory, at) -> new Step(
                        Changes.ofEntries(List.of(damage.apply(directory
                                .entry(id(number))
                                .map(StoredEntry::entry)
                                .orElseThrow()))),
                        List.of(),
                        Verdict.IDLE),
                now);
        days(2);
    }

    private void belongsTo(Gate home) {
        for (Gate gate : List.of(north, south)) {
            gate.masteredBy(home, now);
        }
    }
}
