package io.bridgehead.store.entry;

import static io.bridgehead.store.Samples.id;
import static io.bridgehead.store.Samples.live;
import static io.bridgehead.store.Samples.stamp;
import static io.bridgehead.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Samples;
import io.bridgehead.store.history.DatabaseLives;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When two people changed one thing without seeing each other, and when they did not. */
class MergeConflictsTest {
    private static final AttributeName MAIL = AttributeName.of("mail");

    private final Entry base = live(1, EntryId.NONE, "cn=1", stamp(1, 1));

    private static Entry replaced(Entry entry, Stamp stamp, String value) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(entry.attributes());
        Write write = entry.attribute(MAIL).latest().overwrittenBy(stamp);
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        values.put(AttributeValue.of(value), new ValueMark(true, write));
        attributes.put(MAIL, new Attribute(write, values));
        return Samples.with(entry, attributes);
    }

    private static Entry changed(Entry entry, Stamp stamp, String value, boolean present) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(entry.attributes());
        Attribute old = entry.attribute(MAIL);
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>(old.values());
        ValueMark before =
                values.getOrDefault(AttributeValue.of(value), new ValueMark(false, old.cleared()));
        values.put(
                AttributeValue.of(value),
                new ValueMark(present, before.write().overwrittenBy(stamp)));
        attributes.put(MAIL, new Attribute(old.cleared(), values));
        return Samples.with(entry, attributes);
    }

    private static Entry deleted(Entry entry, Stamp stamp) {
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                new Life(1, true, entry.life().write().overwrittenBy(stamp)),
                entry.placement(),
                entry.attributes());
    }

    private static List<Conflict> conflicts(Entry mine, Entry theirs) {
        return Merge.of(mine, theirs).conflicts();
    }

    @Test
    void concurrentReplacesAreLoggedAtBothSitesAlike() {
        Entry north = replaced(base, stamp(2, 5), "north");
        Entry south = replaced(base, stamp(3, 6), "south");
        assertThat(conflicts(north, south)).singleElement().satisfies(row -> {
            assertThat(row.register()).isEqualTo("mail");
            assertThat(row.winner()).isEqualTo(stamp(3, 6));
            assertThat(row.loser()).isEqualTo(stamp(2, 5));
            assertThat(row.kept()).contains("south");
            assertThat(row.lost()).contains("north");
        });
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
        assertThat(Merge.of(north, south).entry().attribute(MAIL).shown())
                .containsExactly(AttributeValue.of("south"));
    }

    @Test
    void overwritingWhatOneHasSeenIsNoConflict() {
        Entry first = replaced(base, stamp(2, 5), "first");
        Entry second = replaced(first, stamp(3, 6), "second");
        Entry third = replaced(second, stamp(3, 7), "third");
        assertThat(conflicts(first, second)).isEmpty();
        assertThat(conflicts(second, first)).isEmpty();
        assertThat(conflicts(first, third)).isEmpty();
        assertThat(conflicts(third, second)).isEmpty();
    }

    @Test
    void valuesAddedHereAndThereBothSurviveWithoutConflict() {
        Entry north = changed(base, stamp(2, 5), "v1", true);
        Entry south = changed(base, stamp(3, 6), "v2", true);
        assertThat(conflicts(north, south)).isEmpty();
        assertThat(Merge.of(north, south).entry().attribute(MAIL).shown())
                .containsExactly(AttributeValue.of("v1"), AttributeValue.of("v2"));
    }

    @Test
    void aValueAddedAgainAgainstADeletionThatDidNotSeeItIsAConflict() {
        Entry common = changed(base, stamp(1, 2), "v", true);
        Entry north = changed(changed(common, stamp(2, 4), "v", false), stamp(2, 5), "v", true);
        Entry south = changed(common, stamp(3, 6), "v", false);
        assertThat(conflicts(north, south)).hasSize(1);
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
    }

    @Test
    void deletingAgainstAChangeIsAConflict() {
        Entry north = replaced(base, stamp(2, 9), "changed");
        Entry south = deleted(base, stamp(3, 6));
        assertThat(conflicts(north, south)).singleElement().satisfies(row -> {
            assertThat(row.register()).isEqualTo(Conflict.LIFE);
            assertThat(row.loser()).isEqualTo(stamp(2, 9));
        });
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
        assertThat(Merge.of(north, south).entry().isLive()).isFalse();
    }

    @Test
    void deletingWhatOneHasSeenIsNoConflict() {
        Entry gone = deleted(base, stamp(1, 9));
        assertThat(conflicts(base, gone)).isEmpty();
        assertThat(conflicts(gone, base)).isEmpty();
    }

    /** A row has room for one text; what was lost is kept whole beside it. */
    @Test
    void allValuesThatOneWriteLosesAreKeptInOneRow() {
        Attribute three = changed(
                        changed(replaced(base, stamp(2, 5), "a"), stamp(2, 5), "b", true),
                        stamp(2, 5),
                        "c",
                        true)
                .attribute(MAIL);
        Entry north = base.with(MAIL, three);
        Entry south = replaced(base, stamp(3, 6), "south");
        assertThat(conflicts(north, south)).singleElement().satisfies(row -> {
            assertThat(row.lost()).isEqualTo("a and others");
            assertThat(row.loss().orElseThrow().attribute(MAIL)).isEqualTo(three);
        });
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
    }

    @Test
    void deletingHereAndThereIsNoConflict() {
        Entry north = deleted(base, stamp(2, 5));
        Entry south = deleted(base, stamp(3, 6));
        assertThat(conflicts(north, south)).isEmpty();
        assertThat(conflicts(south, north)).isEmpty();
    }

    @Test
    void whatWasChangedBeforeADeletionThatLosesToAnotherOneIsAConflict() {
        Entry north = deleted(replaced(base, stamp(2, 5), "changed"), stamp(2, 6));
        Entry south = deleted(base, stamp(3, 6));
        assertThat(conflicts(north, south))
                .singleElement()
                .satisfies(row -> assertThat(row.loser()).isEqualTo(stamp(2, 5)));
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
    }

    /** As with the base entry, which every site founds for itself. */
    @Test
    void theSameNameAndValuesWrittenHereAndThereAreNoConflict() {
        Entry north = replaced(moved(base, stamp(2, 5), "cn=new"), stamp(2, 6), "v");
        Entry south = replaced(moved(base, stamp(3, 5), "cn=new"), stamp(3, 6), "v");
        assertThat(conflicts(north, south)).isEmpty();
        assertThat(conflicts(south, north)).isEmpty();
    }

    @Test
    void concurrentMovesAreLoggedAtBothSitesAlike() {
        Entry north = moved(base, stamp(2, 5), "cn=north");
        Entry south = moved(base, stamp(3, 6), "cn=south");
        assertThat(conflicts(north, south)).singleElement().satisfies(row -> {
            assertThat(row.register()).isEqualTo(Conflict.NAME);
            assertThat(row.winner()).isEqualTo(stamp(3, 6));
        });
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
        assertThat(conflicts(base, south)).isEmpty();
    }

    private static Entry moved(Entry entry, Stamp stamp, String rdn) {
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                entry.life(),
                new Placement(id(5), new Rdn(rdn), entry.placement().write().overwrittenBy(stamp)),
                entry.attributes());
    }

    @Test
    void aReplaceThatDidNotSeeAnAddedValueIsAConflict() {
        Entry north = changed(base, stamp(2, 5), "added", true);
        Entry south = replaced(base, stamp(3, 6), "only");
        assertThat(conflicts(north, south)).hasSize(1);
        assertThat(conflicts(south, north)).isEqualTo(conflicts(north, south));
        assertThat(write(stamp(3, 6)).knew(stamp(2, 5), DatabaseLives.UNKNOWN)).isFalse();
    }
}
