package io.bridgehead.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Samples;
import io.bridgehead.store.history.DatabaseLives;
import io.bridgehead.store.history.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each register merges by itself, and an entry is its registers: in memory, packed, in totals. */
class RegistersTest {

    @Provide
    Arbitrary<Stamp> stamp() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs().between(1, 9))
                .as(Samples::stamp);
    }

    @Provide
    Arbitrary<Life> life() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3), Arbitraries.of(true, false), stamp())
                .as((number, deleted, stamp) ->
                        number == 0 ? Life.NONE : new Life(number, deleted, Samples.write(stamp)));
    }

    @Provide
    Arbitrary<Write> write() {
        return Combinators.combine(stamp(), stamp().injectNull(0.3))
                .as((stamp, basis) -> new Write(stamp, basis == null ? Stamp.NONE : basis));
    }

    // Life

    /** The order of lives as a table: of two, the greater row stays. */
    @ParameterizedTest
    @CsvSource({
        // number, deleted, usn of the one and of the other; which one stays
        "1 false 1, 1 false 2, second",
        "1 true 1, 1 false 9, first",
        "1 true 1, 1 true 2, second",
        "2 false 1, 1 true 9, first",
        "2 true 1, 2 false 9, first",
        "3 false 1, 2 true 9, first"
    })
    void deletionWinsWithinALifeAndANewLifeWinsOverAll(String one, String other, String stays) {
        Life a = life(one);
        Life b = life(other);
        assertThat(Life.merge(a, b)).isEqualTo(stays.equals("first") ? a : b);
        assertThat(Life.merge(b, a)).isEqualTo(Life.merge(a, b));
        assertThat(Life.merge(Life.NONE, a)).isEqualTo(a);
    }

    /** A life as "number deleted usn". */
    private static Life life(String text) {
        List<String> words = List.of(text.split(" ", -1));
        return new Life(
                Integer.parseInt(words.get(0)),
                Boolean.parseBoolean(words.get(1)),
                Samples.write(Samples.stamp(1, Long.parseLong(words.get(2)))));
    }

    @Property
    void mergeOfLivesIsCommutativeAssociativeAndIdempotent(
            @ForAll("life") Life a, @ForAll("life") Life b, @ForAll("life") Life c) {
        assertThat(Life.merge(Life.merge(a, b), c)).isEqualTo(Life.merge(a, Life.merge(b, c)));
        assertThat(Life.merge(a, b)).isEqualTo(Life.merge(b, a));
        assertThat(Life.merge(a, a)).isEqualTo(a);
    }

    // Writes

    @Property
    void overwritingOwnWorkKeepsTheBasisAndForeignWorkBecomesTheBasis(
            @ForAll("write") Write before, @ForAll("stamp") Stamp next) {
        Write after = before.overwrittenBy(next);
        boolean own = next.epoch().equals(before.stamp().epoch());
        assertThat(after.stamp()).isEqualTo(next);
        assertThat(after.basis()).isEqualTo(own ? before.basis() : before.stamp());
    }

    @Property
    void writerKnowsWhatItOverwrote(@ForAll("write") Write before, @ForAll("stamp") Stamp next) {
        Write after = before.overwrittenBy(next);
        boolean own = next.epoch().equals(before.stamp().epoch());
        if (!own || before.stamp().usn() <= next.usn()) {
            assertThat(after.knew(before.stamp(), DatabaseLives.UNKNOWN)).isTrue();
        }
        assertThat(after.knew(Stamp.NONE, DatabaseLives.UNKNOWN)).isTrue();
        assertThat(after.knew(after.stamp(), DatabaseLives.UNKNOWN)).isTrue();
    }

    @Property
    void writerNeverClaimsToKnowAnEpochThatIsNeitherItsOwnNorItsBasis(
            @ForAll("write") Write write, @ForAll("stamp") Stamp other) {
        boolean related = write.stamp().epoch().equals(other.epoch())
                || write.basis().epoch().equals(other.epoch());
        if (!related) {
            assertThat(write.knew(other, DatabaseLives.UNKNOWN))
                    .as("in doubt the answer is no")
                    .isFalse();
        }
    }

    // Attributes

    @Test
    void valueShowsIfPresentAndNotOlderThanTheClearing() {
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        values.put(AttributeValue.of("old"), mark(true, 1));
        values.put(AttributeValue.of("same stamp"), mark(true, 2));
        values.put(AttributeValue.of("new"), mark(true, 3));
        values.put(AttributeValue.of("taken away"), mark(false, 3));
        Attribute attribute = Attribute.normalized(Samples.write(Samples.stamp(1, 2)), values);
        assertThat(attribute.shown())
                .extracting(AttributeValue::text)
                .containsExactly("new", "same stamp");
        assertThat(attribute.values()).doesNotContainKey(AttributeValue.of("old"));
        assertThat(attribute.latest().stamp()).isEqualTo(Samples.stamp(1, 3));
    }

    private static ValueMark mark(boolean present, long usn) {
        return new ValueMark(present, Samples.write(Samples.stamp(1, usn)));
    }

    @Property
    void valuesAreOrderedByTheirUnsignedBytes(@ForAll byte[] a, @ForAll byte[] b) {
        int order = AttributeValue.of(a).compareTo(AttributeValue.of(b));
        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
        assertThat(AttributeValue.of(a).equals(AttributeValue.of(b)))
                .isEqualTo(Arrays.equals(a, b));
        assertThat(AttributeValue.of(a).bytes()).isEqualTo(a);
        assertThat(AttributeValue.of(a).length()).isEqualTo(a.length);
    }

    @Test
    void valueDoesNotChangeWithTheArrayThatMadeIt() {
        byte[] bytes = "before".getBytes(StandardCharsets.UTF_8);
        AttributeValue value = AttributeValue.of(bytes);
        bytes[0] = 'X';
        value.bytes()[1] = 'X';
        assertThat(value.text()).isEqualTo("before");
    }

    // Entries

    @Property(tries = 500)
    void partsOfAnEntryMergeToTheWholeInAnyOrder(@ForAll int seed) {
        Random random = new Random(seed);
        Entry entry = Samples.random(random, Samples.id(1));
        List<Stamp> stamps = new ArrayList<>(entry.stamps());
        Collections.shuffle(stamps, random);
        Entry whole = Entry.unknown(entry.id(), entry.context());
        for (Stamp stamp : stamps) {
            whole = Merge.of(whole, entry.writtenIn(stamp::equals)).entry();
        }
        Entry written = entry.without(name -> entry.attribute(name).equals(Attribute.NONE));
        assertThat(whole).isEqualTo(written);
    }

    @Property(tries = 500)
    void restampingByTheSameStampChangesNothingAndKeepsTheCreation(@ForAll int seed) {
        Entry entry = Samples.random(new Random(seed), Samples.id(1));
        assertThat(entry.restamped(stamp -> stamp)).isEqualTo(entry);
        assertThat(entry.rewritten(write -> write)).isEqualTo(entry);
        Entry moved = entry.restamped(
                stamp -> stamp.isNone() ? stamp : new Stamp(stamp.time(), stamp.epoch(), 99));
        assertThat(moved.created()).isEqualTo(entry.created());
        assertThat(moved.shown()).isEqualTo(entry.shown());
        moved.stamps().stream()
                .filter(each -> !each.equals(entry.created()))
                .forEach(each -> assertThat(each.usn()).isEqualTo(99));
    }

    @Property(tries = 1_000)
    void entryIsTheSameAfterItWasPackedAndEqualEntriesHaveEqualBytes(@ForAll int seed) {
        Entry entry = Samples.random(new Random(seed), Samples.id(1));
        byte[] packed = EntryPacking.pack(entry);
        assertThat(EntryPacking.unpack(packed)).isEqualTo(entry);
        assertThat(EntryPacking.pack(EntryPacking.unpack(packed))).isEqualTo(packed);
    }

    @Property(tries = 300)
    void damagedPackingIsRefusedAsSuch(@ForAll int seed) {
        Random random = new Random(seed);
        byte[] packed =
                EntryPacking.pack(Samples.live(1, Samples.id(2), "cn=x", Samples.stamp(1, 1)));
        byte[] cut = Arrays.copyOf(packed, random.nextInt(packed.length));
        assertThatThrownBy(() -> EntryPacking.unpack(cut)).isInstanceOf(RuntimeException.class);
        byte[] later = packed.clone();
        later[0] = 2;
        assertThatThrownBy(() -> EntryPacking.unpack(later)).hasMessageContaining("version 2");
    }

    // Digests and totals

    @Property
    void digestDoesNotDependOnOrderAndASecondAdditionTakesAway(
            @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        Digest one = new Digest(a, b);
        Digest other = new Digest(c, d);
        assertThat(one.xor(other)).isEqualTo(other.xor(one));
        assertThat(one.xor(other).xor(other)).isEqualTo(one);
        assertThat(one.xor(Digest.EMPTY)).isEqualTo(one);
        assertThat(Digest.of(one.toString())).isEqualTo(one);
        assertThat(one.toString()).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "0123",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef0"
    })
    void textThatIsNoDigestIsRefused(String text) {
        assertThatThrownBy(() -> Digest.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestSeesEveryPartThatShowsAndNothingElse() {
        Entry entry = Samples.live(1, Samples.id(9), "cn=a", Samples.stamp(1, 1));
        Digest digest = EntryPacking.digest(entry);
        assertThat(EntryPacking.digest(Samples.live(2, Samples.id(9), "cn=a", Samples.stamp(1, 1))))
                .as("id and value")
                .isNotEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.live(1, Samples.id(8), "cn=a", Samples.stamp(1, 1))))
                .as("parent")
                .isNotEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.live(1, Samples.id(9), "cn=b", Samples.stamp(1, 1))))
                .as("name")
                .isNotEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.with(entry, "sn", Samples.stamp(1, 2), "x")))
                .as("one attribute more")
                .isNotEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.live(1, Samples.id(9), "cn=a", Samples.stamp(2, 7))))
                .as("stamps do not show")
                .isEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.with(entry, "sn", Samples.stamp(1, 2))))
                .as("an attribute without values does not show")
                .isEqualTo(digest);
        assertThat(EntryPacking.digest(Samples.deleted(entry, Samples.stamp(1, 3))))
                .isEqualTo(Digest.EMPTY);
    }

    @Property(tries = 300)
    void totalsKeptStepByStepAreThoseOfTheWholeSet(@ForAll int seed) {
        Random random = new Random(seed);
        TreeMap<EntryId, Entry> entries = new TreeMap<>();
        Totals totals = Totals.NONE;
        long usn = 0;
        for (int i = 0; i < 30; i++) {
            EntryId id = Samples.id(1 + random.nextInt(5));
            Entry before = entries.getOrDefault(id, Entry.unknown(id, Samples.CONTEXT));
            Entry after = Samples.random(random, id);
            usn++;
            totals = totals.replacing(before, new StoredEntry(usn, after));
            entries.put(id, after);
        }
        assertThat(totals.live())
                .isEqualTo(entries.values().stream().filter(Entry::isLive).count());
        assertThat(totals.tombstones())
                .isEqualTo(entries.values().stream()
                        .filter(each -> each.life().deleted())
                        .count());
        assertThat(totals.digest())
                .isEqualTo(entries.values().stream()
                        .map(EntryPacking::digest)
                        .reduce(Digest.EMPTY, Digest::xor));
    }

    @Test
    void droppingWhatLiesBeneathATombstoneIsNoNews() {
        Entry live = Samples.live(1, Samples.id(9), "cn=a", Samples.stamp(1, 1));
        Entry dead = Samples.deleted(live, Samples.stamp(1, 2));
        Totals totals = Totals.NONE
                .replacing(Entry.unknown(live.id(), live.context()), new StoredEntry(1, live))
                .replacing(live, new StoredEntry(2, dead));
        Totals after = totals.replacing(dead, new StoredEntry(3, dead.emptied()));
        assertThat(after).isEqualTo(totals);
        assertThat(after.lastUsn()).isEqualTo(2);
        assertThat(after.tombstones()).isEqualTo(1);
    }

    @Test
    void contextOfOneSiteTakesItsWritesOnlyAndIsNotSentBackToIt() {
        var north = SiteId.of("NORTH");
        var south = SiteId.of("SOUTH");
        var own = new NamingContext(Samples.CONTEXT, "ou=N", Optional.of(north), false);
        assertThat(own.acceptsWritesOf(north)).isTrue();
        assertThat(own.acceptsWritesOf(south)).isFalse();
        assertThat(own.isOutboundTo(north)).isFalse();
        assertThat(own.isOutboundTo(south)).isTrue();
        var any = new NamingContext(Samples.CONTEXT, "ou=N", Optional.of(north), true);
        assertThat(any.acceptsWritesOf(south)).isTrue();
        assertThat(any.isOutboundTo(north)).isTrue();
        var shared = new NamingContext(Samples.CONTEXT, "o=Org", Optional.empty(), true);
        assertThat(shared.acceptsWritesOf(south)).isTrue();
        assertThat(shared.isOutboundTo(south)).isTrue();
    }
}
