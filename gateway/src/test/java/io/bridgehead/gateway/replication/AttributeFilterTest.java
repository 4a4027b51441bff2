package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.Q;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.view.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An attribute that does not travel between two partners. */
class AttributeFilterTest {
    private static final PartnerTerms ALL = new PartnerTerms(Limits.DEFAULT, new TreeMap<>());

    private final Gate south = Gate.at("SOUTH");
    private final Gate east = Gate.at("EAST");
    private int days;

    @Test
    void staysAwayThoughOnlyTheSupplierLeavesItOut() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        assertThat(south.shown(1, P)).isEmpty();
        assertThat(south.shown(1, Q)).containsExactly("told");
    }

    @Test
    void staysAwayThoughOnlyTheReaderLeavesItOut() {
        Gate north = withAnEntry(Gate.at("NORTH"));
        Gate reader = Gate.at("WEST", without("NORTH", P));
        Gate.meet(north, reader);
        assertThat(reader.shown(1, P)).isEmpty();
        assertThat(reader.shown(1, Q)).containsExactly("told");
        north.set(1, P, "withheld too");
        talk(north, reader);
        assertThat(reader.shown(1, P)).isEmpty();
        reader.reconfigure(ALL, tomorrow());
        talk(north, reader);
        assertThat(reader.shown(1, P)).containsExactly("withheld too");
    }

    @Test
    void isNotClaimedWhereItDoesNotArrive() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        talk(north, south);
        assertThat(claims(south, north)).isFalse();
        Gate other = withAnEntry(Gate.at("NORTH"));
        Gate.meet(other, east);
        talk(other, east);
        assertThat(claims(east, other)).isTrue();
    }

    @Test
    void hindersNoClaimAsLongAsNobodyWritesIt() {
        Gate north = Gate.at("NORTH", without("SOUTH", P));
        north.create(1);
        Gate.meet(north, south);
        talk(north, south);
        assertThat(claims(south, north)).isTrue();
    }

    @Test
    void comesByAnotherPathAllTheSame() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        Gate.meet(north, east);
        Gate.meet(south, east);
        talk(south, east);
        assertThat(south.shown(1, P)).containsExactly("withheld");
        assertThat(claims(south, north)).isTrue();
    }

    /** East has it from South first, then from North: what South lacks must not be damped there. */
    @Test
    void comesToAThirdSiteThatHeardOfTheEntryWithoutIt() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        Gate.meet(south, east);
        assertThat(east.shown(1, Q)).containsExactly("told");
        assertThat(east.shown(1, P)).isEmpty();
        Gate.meet(north, east);
        assertThat(east.shown(1, P)).containsExactly("withheld");
    }

    @Test
    void isSentOnceItTravelsAgain() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        north.set(1, P, "later");
        talk(north, south);
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        assertThat(south.shown(1, P)).containsExactly("later");
        assertThat(claims(south, north)).isTrue();
        assertThat(same(north, south)).isTrue();
    }

    @Test
    void isSentOnceItTravelsAgainThoughNobodyWasToldThatItWasWritten() {
        Gate north = withAnEntry(Gate.at("NORTH"));
        Gate.meet(north, south);
        north.reconfigure(without("SOUTH", P), tomorrow());
        talk(north, south);
        north.set(1, P, "later");
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        assertThat(south.shown(1, P)).containsExactly("later");
    }

    @Test
    void isSentOnceItAloneTravelsAgain() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P, Q)));
        Gate.meet(north, south);
        assertThat(south.shown(1, Q)).isEmpty();
        north.reconfigure(without("SOUTH", Q), tomorrow());
        talk(north, south);
        assertThat(south.shown(1, P)).containsExactly("withheld");
        assertThat(south.shown(1, Q)).isEmpty();
        assertThat(claims(south, north)).isFalse();
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        assertThat(same(north, south)).isTrue();
    }

    /** Nothing is left of that change to tell, and then something else is told. */
    @Test
    void isNotClaimedThoughItWasAllThatChanged() {
        Gate north = Gate.at("NORTH", without("SOUTH", P));
        north.create(1);
        Gate.meet(north, south);
        talk(north, south);
        Instant now = tomorrow();
        Gate.talk(north, south, now);
        north.set(1, P, "withheld");
        north.due(now.plusSeconds(60)).forEach(each -> south.receive(each, now.plusSeconds(60)));
        north.create(2);
        north.due(now.plusSeconds(120)).forEach(each -> south.receive(each, now.plusSeconds(120)));
        assertThat(south.has(2)).isTrue();
        assertThat(claims(south, north)).isFalse();
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        assertThat(south.shown(1, P)).containsExactly("withheld");
    }

    @Test
    void whatCameBeforeStaysAsItWas() {
        Gate north = withAnEntry(Gate.at("NORTH"));
        Gate.meet(north, south);
        north.reconfigure(without("SOUTH", P), tomorrow());
        north.set(1, P, "later");
        north.set(1, Q, "also later");
        talk(north, south);
        assertThat(south.shown(1, P)).containsExactly("withheld");
        assertThat(south.shown(1, Q)).containsExactly("also later");
    }

    @Test
    void deletionTravelsAndUndeletingGivesItBackWhereItWas() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        south.change(Gate.id(1), Author::delete, tomorrow());
        talk(north, south);
        assertThat(live(north)).isFalse();
        south.change(Gate.id(1), Author::undelete, tomorrow());
        talk(north, south);
        assertThat(live(north)).isTrue();
        assertThat(north.shown(1, P)).containsExactly("withheld");
        assertThat(south.shown(1, P)).isEmpty();
        assertThat(south.shown(1, Q)).containsExactly("told");
    }

    @Test
    void mayBeWrittenOnBothSidesWhichMergeOnceItTravels() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        Gate.meet(south, east);
        south.change(
                Gate.id(1),
                (author, before) -> author.replace(before, P, List.of(AttributeValue.of("south"))),
                tomorrow());
        talk(south, east);
        talk(north, south);
        assertThat(east.shown(1, P)).containsExactly("south");
        assertThat(north.shown(1, P)).containsExactly("withheld");
        assertThat(claims(north, south)).isFalse();
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        assertThat(north.shown(1, P)).containsExactly("south");
        assertThat(same(north, south)).isTrue();
        List<LoggedConflict> log = north.read(directory -> directory.conflicts(0, 9));
        assertThat(log).isNotEmpty();
    }

    @Test
    void nothingIsComparedMeanwhile() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        for (Gate asker : List.of(north, south)) {
            verify(asker, asker == north ? south : north);
            talk(north, south);
            assertThat(rows(asker))
                    .extracting(Verification::state)
                    .containsExactly(Verification.State.LEFT_OUT);
            assertThat(rows(asker)).noneMatch(Verification::suspected);
        }
        north.reconfigure(ALL, tomorrow());
        talk(north, south);
        verify(south, north);
        talk(north, south);
        assertThat(rows(south))
                .extracting(Verification::state)
                .containsExactly(Verification.State.EQUAL);
    }

    @Test
    void othersCompareAsEver() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        Gate.meet(south, east);
        talk(south, east);
        verify(east, south);
        talk(south, east);
        assertThat(rows(east))
                .extracting(Verification::state)
                .containsExactly(Verification.State.EQUAL);
    }

    /** What South has in part only is held at East, whom South does not tell whose it is. */
    @Test
    void partOfItIsNotTakenForTheWholeWhenItIsHeldNoLonger() {
        Gate north = Gate.at("NORTH", without("SOUTH", P));
        createWith(north, P, "withheld");
        Gate.meet(north, south);
        south.register(east, "EAST-GW");
        east.register(south, "SOUTH-GW");
        Instant now = tomorrow();
        boolean busy = true;
        while (busy) {
            List<Message> told = south.due(now);
            told.forEach(each -> east.receive(withoutOwners(each), now));
            List<Message> asked = east.due(now);
            asked.forEach(each -> south.receive(each, now));
            busy = !told.isEmpty() || !asked.isEmpty();
        }
        assertThat(east.has(1)).isFalse();
        talk(south, east);
        assertThat(east.has(1)).isTrue();
        Gate.meet(north, east);
        talk(north, east);
        assertThat(east.shown(1, P)).containsExactly("withheld");
        assertThat(same(north, east)).isTrue();
    }

    private static Message withoutOwners(Message message) {
        return message instanceof Update page
                ? page.with(page.content().withOwners(List.of()))
                : message;
    }

    @Test
    void idlePartnersAskNothing() {
        Gate north = withAnEntry(Gate.at("NORTH", without("SOUTH", P)));
        Gate.meet(north, south);
        talk(north, south);
        Instant later = tomorrow();
        List<Message> said = new ArrayList<>(north.due(later));
        said.forEach(each -> south.receive(each, later));
        assertThat(said).isNotEmpty().allMatch(Status.class::isInstance);
        assertThat(south.due(later)).isNotEmpty().allMatch(Status.class::isInstance);
    }

    @Test
    void whatNamesAnEntryTravels() {
        Gate north = Gate.at("NORTH", without("SOUTH", P, Q));
        createWith(north, P, "e1");
        north.change(
                Gate.id(1),
                (author, before) -> author.place(before, BASE.root(), new Rdn("p=e1")),
                NOON);
        Gate.meet(north, south);
        assertThat(south.shown(1, P)).containsExactly("e1");
    }

    @Test
    void staysAwayWithOptionsToo() {
        Gate north = Gate.at("NORTH", without("SOUTH", P));
        createWith(north, AttributeName.of("p;lang-de"), "withheld");
        Gate.meet(north, south);
        assertThat(south.shown(1, AttributeName.of("p;lang-de"))).isEmpty();
    }

    private static void createWith(Gate gate, AttributeName name, String value) {
        gate.change(
                Gate.id(1),
                (author, before) -> author.create(
                        before.id(),
                        BASE,
                        BASE.root(),
                        new Rdn("cn=e1"),
                        Map.of(name, List.of(AttributeValue.of(value)))),
                NOON);
    }

    private static Gate withAnEntry(Gate gate) {
        gate.create(1);
        gate.set(1, P, "withheld");
        gate.set(1, Q, "told");
        return gate;
    }

    private static boolean live(Gate gate) {
        return gate.read(
                directory -> directory.entry(Gate.id(1)).orElseThrow().entry().isLive());
    }

    /** Whether {@code gate} says that it has all that was written at {@code origin}. */
    private static boolean claims(Gate gate, Gate origin) {
        long last = origin.read(directory -> directory.totals(BASE).lastUsn());
        return gate.read(directory -> directory.vector(BASE)).of(origin.epoch()).contiguous()
                >= last;
    }

    private static boolean same(Gate a, Gate b) {
        return digest(a).equals(digest(b));
    }

    private static Object digest(Gate gate) {
        return EntryPacking.digest(
                gate.read(directory -> directory.entry(Gate.id(1)).orElseThrow().entry()));
    }

    private void verify(Gate asker, Gate other) {
        Instant now = tomorrow();
        asker.step(
                (directory, at) -> asker.replication()
                        .verify(other.site(), false, directory, at, at.plus(Duration.ofDays(9))),
                now);
    }

    private static List<Verification> rows(Gate gate) {
        return gate.read(directory -> directory.verifications());
    }

    private Instant tomorrow() {
        days++;
        return NOON.plus(Duration.ofHours(25L * days));
    }

    private void talk(Gate a, Gate b) {
        Gate.talk(a, b, tomorrow());
        Gate.talk(a, b, tomorrow());
    }

    private static PartnerTerms without(String site, AttributeName... names) {
        SortedSet<AttributeName> all = new TreeSet<>(List.of(names));
        return ALL.withholding(new TreeMap<>(Map.of(SiteId.of(site), all)));
    }
}
