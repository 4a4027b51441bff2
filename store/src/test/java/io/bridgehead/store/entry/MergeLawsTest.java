package io.bridgehead.store.entry;

import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Samples;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws on which everything stands, on entries whose registers often collide. */
class MergeLawsTest {
    private static final int ROUNDS = 3_000;

    private final Random random = new Random(20260301);

    private Entry any() {
        return Samples.random(random, id(1));
    }

    private static Entry merged(Entry a, Entry b) {
        return Merge.of(a, b).entry();
    }

    @Test
    void mergingIsCommutative() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = any();
            Entry b = any();
            assertThat(merged(a, b)).isEqualTo(merged(b, a));
        }
    }

    @Test
    void mergingIsAssociative() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = any();
            Entry b = any();
            Entry c = any();
            assertThat(merged(merged(a, b), c)).isEqualTo(merged(a, merged(b, c)));
        }
    }

    @Test
    void mergingAgainChangesNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = any();
            Entry ab = merged(a, any());
            assertThat(merged(a, a)).isEqualTo(a);
            assertThat(merged(ab, a)).isEqualTo(ab);
            assertThat(Merge.of(ab, ab).conflicts()).isEmpty();
        }
    }

    @Test
    void anyOrderAndAnyRepetitionGiveTheSameEntryAndTheSameExport() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            List<Entry> parts = new ArrayList<>(List.of(any(), any(), any(), any(), any()));
            Entry expected = all(parts);
            parts.addAll(parts.subList(0, 3));
            Collections.shuffle(parts, random);
            Entry shuffled = all(parts);
            assertThat(shuffled).isEqualTo(expected);
            assertThat(shuffled.shown()).isEqualTo(expected.shown());
        }
    }

    private static Entry all(List<Entry> parts) {
        return parts.stream().reduce(MergeLawsTest::merged).orElseThrow();
    }

    @Test
    void mergedAttributesAreInNormalForm() {
        for (int i = 0; i < ROUNDS; i++) {
            merged(any(), any())
                    .attributes()
                    .values()
                    .forEach(each -> assertThat(each)
                            .isEqualTo(Attribute.normalized(each.cleared(), each.values())));
        }
    }

    @Test
    void aValueIsNeverInvented() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = any();
            Entry b = any();
            merged(a, b)
                    .written()
                    .forEach((name, values) -> values.forEach(
                            value -> assertThat(a.attribute(name).shown().contains(value)
                                            || b.attribute(name).shown().contains(value))
                                    .isTrue()));
        }
    }

    @Test
    void packingComesBackAndIsCanonical() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = any();
            Entry b = any();
            byte[] packed = EntryPacking.pack(merged(a, b));
            assertThat(EntryPacking.unpack(packed)).isEqualTo(merged(a, b));
            assertThat(EntryPacking.pack(merged(b, a))).isEqualTo(packed);
            assertThat(EntryPacking.pack(EntryPacking.unpack(packed))).isEqualTo(packed);
        }
    }

    @Test
    void manyStampsPackTooWhenTheyNeedMoreThanOneByte() {
        Entry entry = Samples.live(1, EntryId.NONE, "cn=1", Samples.stamp(1, 1));
        for (int i = 2; i < 600; i++) {
            entry = Samples.with(entry, "a" + i, Samples.stamp(1 + i % 3, i), "v" + i);
        }
        assertThat(EntryPacking.unpack(EntryPacking.pack(entry))).isEqualTo(entry);
    }

    @Test
    void equalDigestsMeanEqualShownEntries() {
        for (int i = 0; i < ROUNDS; i++) {
            Entry a = merged(any(), any());
            Entry b = merged(any(), any());
            boolean same = look(a).equals(look(b));
            assertThat(EntryPacking.digest(a).equals(EntryPacking.digest(b))).isEqualTo(same);
        }
    }

    private static String look(Entry entry) {
        return entry.isLive()
                ? entry.placement().parent() + "/" + entry.placement().rdn() + entry.written()
                : "nothing";
    }

    /**
     * Law 1: acts happen, each under one stamp; two copies have heard of some. The one that is sent
     * only what its vector does not cover ends where it would with everything.
     */
    @Test
    void whatAHolderLacksIsEnough() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Entry> acts = acts();
            List<Entry> heard = anyOf(acts);
            List<Entry> known = anyOf(acts);
            Entry holder = all(heard);
            Entry sender = all(known);
            Optional<Entry> unseen = sender.unseenBy(vectorOf(heard));
            Entry reached = unseen.map(part -> merged(holder, part)).orElse(holder);
            assertThat(reached).isEqualTo(merged(holder, sender));
            assertThat(sender.unseenBy(vectorOf(known))).isEmpty();
        }
    }

    private List<Entry> acts() {
        List<Entry> acts = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            for (int usn = 1; usn <= 4; usn++) {
                acts.add(Samples.act(random, id(1), Samples.stamp(epoch, usn)));
            }
        }
        return acts;
    }

    /** Some of them, in any order, the first one always among them. */
    private List<Entry> anyOf(List<Entry> acts) {
        List<Entry> some = new ArrayList<>(acts.subList(1, acts.size()));
        Collections.shuffle(some, random);
        some = new ArrayList<>(some.subList(0, random.nextInt(some.size())));
        some.add(acts.get(0));
        return some;
    }

    private static Vector vectorOf(List<Entry> acts) {
        Vector vector = Vector.EMPTY;
        for (Entry act : acts) {
            for (Stamp stamp : act.stamps()) {
                Range range = new Range(stamp.usn() - 1, stamp.usn());
                vector = vector.with(stamp.epoch(), Ranges.EMPTY.with(range));
            }
        }
        return vector;
    }
}
