package io.bridgehead.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthorTest {
    private static final Epoch NORTH = new Epoch(new UUID(0, 1));
    private static final Epoch SOUTH = new Epoch(new UUID(0, 2));
    private static final EntryId ID = new EntryId(new UUID(7, 7));
    private static final ContextId CONTEXT = new ContextId(new UUID(8, 8));
    private static final EntryId PARENT = new EntryId(new UUID(9, 9));
    private static final AttributeName PHONE = AttributeName.of("telephoneNumber");
    private static final AttributeName UID = AttributeName.of("uid");
    private static final Rdn ANNA = new Rdn("uid=anna");

    @Test
    void aNewEntryShowsWhatItWasGivenInOneStamp() {
        Entry anna = created(at(NORTH, 1, 10), "1", "2");

        assertThat(anna.isLive()).isTrue();
        assertThat(anna.written()).isEqualTo(Map.of(PHONE, values("1", "2")));
        assertThat(anna.stamps()).containsExactly(at(NORTH, 1, 10).stamp());
        assertThat(anna.created()).isEqualTo(at(NORTH, 1, 10).stamp());
    }

    @Test
    void replaceShowsItsOwnValuesOnly() {
        Entry anna = created(at(NORTH, 1, 10), "1", "2");

        Entry changed = at(NORTH, 2, 20).replace(anna, PHONE, values("2", "3"));

        assertThat(changed.attribute(PHONE).shown()).isEqualTo(values("2", "3"));
        assertThat(changed.attribute(PHONE).values()).hasSize(2);
        assertThat(changed.attribute(PHONE).cleared().stamp())
                .isEqualTo(at(NORTH, 2, 20).stamp());
    }

    @Test
    void replaceTakesAwayWhatTheSameStampAddedBefore() {
        Author author = at(NORTH, 2, 20);
        Entry anna = author.addValues(created(at(NORTH, 1, 10), "1"), PHONE, values("2"));

        Entry changed = author.replace(anna, PHONE, values("3"));

        assertThat(changed.attribute(PHONE).shown()).isEqualTo(values("3"));
    }

    @Test
    void everyStampHasItsOwnFreshId() {
        Author author = at(NORTH, 1, 10);

        assertThat(author.freshId()).isEqualTo(at(NORTH, 1, 10).freshId());
        assertThat(author.freshId())
                .as("a USN given out twice")
                .isNotEqualTo(at(NORTH, 1, 11).freshId());
        assertThat(author.freshId()).isNotEqualTo(author.next().freshId());
        assertThat(author.freshId()).isNotEqualTo(at(SOUTH, 1, 10).freshId());
    }

    @Test
    void clearLeavesNothingThatShows() {
        Entry anna = created(at(NORTH, 1, 10), "1");

        assertThat(at(NORTH, 2, 20).clear(anna, PHONE).written()).isEmpty();
    }

    @Test
    void additionsOfTwoSitesBothSurvive() {
        Entry anna = created(at(NORTH, 1, 10), "1");
        Entry here = at(NORTH, 2, 20).addValues(anna, PHONE, values("2"));
        Entry there = at(SOUTH, 1, 21).addValues(anna, PHONE, values("3"));

        Merge merge = Merge.of(here, there);

        assertThat(merge.entry().attribute(PHONE).shown()).isEqualTo(values("1", "2", "3"));
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void aDeletedValueCanBeAddedAgain() {
        Entry anna = created(at(NORTH, 1, 10), "1");
        Entry without = at(NORTH, 2, 20).deleteValues(anna, PHONE, values("1"));
        Entry again = at(NORTH, 3, 30).addValues(without, PHONE, values("1"));

        assertThat(without.written()).isEmpty();
        assertThat(again.attribute(PHONE).shown()).isEqualTo(values("1"));
    }

    @Test
    void aReplaceThatSawTheOtherSideIsNoConflict() {
        Entry anna = created(at(NORTH, 1, 10), "1");
        Entry there = at(SOUTH, 1, 20).addValues(anna, PHONE, values("2"));
        Entry own = at(NORTH, 2, 30).addValues(there, PHONE, values("3"));
        Entry replaced = at(NORTH, 3, 40).replace(own, PHONE, values("4"));

        assertThat(Merge.of(there, replaced).conflicts()).isEmpty();
        assertThat(Merge.of(there, replaced).entry()).isEqualTo(replaced);
    }

    @Test
    void aReplaceThatDidNotSeeTheOtherSideIsAConflict() {
        Entry anna = created(at(NORTH, 1, 10), "1");
        Entry there = at(SOUTH, 1, 20).addValues(anna, PHONE, values("2"));
        Entry replaced = at(NORTH, 2, 30).replace(anna, PHONE, values("4"));

        assertThat(Merge.of(there, replaced).conflicts())
                .extracting(Conflict::register, Conflict::lost)
                .containsExactly(tuple("telephonenumber", "2"));
    }

    @Test
    void aDeletionKnowsTheLatestForeignChangeItEnds() {
        Entry anna = created(at(SOUTH, 1, 10), "1");
        Entry changed = at(SOUTH, 5, 20).addValues(anna, PHONE, values("2"));
        Entry own = at(NORTH, 1, 30).addValues(changed, PHONE, values("3"));
        Entry deleted = at(NORTH, 2, 40).delete(own);

        assertThat(deleted.isLive()).isFalse();
        assertThat(deleted.life().write().basis()).isEqualTo(at(SOUTH, 5, 20).stamp());
        assertThat(Merge.of(changed, deleted).conflicts()).isEmpty();
    }

    @Test
    void theNameShowsAsAValueThoughARenameDoesNotWriteIt() {
        Entry anna = created(at(NORTH, 1, 10), "1");

        Entry ann = at(NORTH, 2, 20).rename(anna, PARENT, new Rdn("uid=Ann"), true);

        assertThat(ann.shown(UID)).isEqualTo(values("Ann"));
        assertThat(ann.written()).doesNotContainKey(UID);
    }

    @Test
    void aRenameDeletesTheOldNameInAnySpelling() {
        Entry anna = at(NORTH, 2, 20).addValues(created(at(NORTH, 1, 10)), UID, values("ANNA"));

        Entry gone = at(NORTH, 3, 30).rename(anna, PARENT, new Rdn("uid=ann"), true);
        Entry spelt = at(NORTH, 3, 30).rename(anna, PARENT, new Rdn("uid=Anna"), true);

        assertThat(gone.shown(UID)).isEqualTo(values("ann"));
        assertThat(spelt.shown(UID)).isEqualTo(values("Anna"));
    }

    @Test
    void aRenameThatKeepsTheOldNameWritesIt() {
        Entry anna = created(at(NORTH, 1, 10), "1");

        Entry ann = at(NORTH, 2, 20).rename(anna, PARENT, new Rdn("uid=ann"), false);
        Entry ben = at(NORTH, 3, 30).rename(ann, PARENT, new Rdn("uid=ben"), false);

        assertThat(ben.shown(UID)).isEqualTo(values("ann", "anna", "ben"));
    }

    @Test
    void aDisplacedOrMalformedNameShowsNoMoreThanItHas() {
        Entry anna = created(at(NORTH, 1, 10));

        assertThat(anna.with(new Placement(PARENT, new Rdn("no name"), Write.NONE))
                        .shown())
                .isEmpty();
        assertThat(anna.with(Placement.NONE).shown()).isEmpty();
    }

    @Test
    void placeKeepsEverythingElse() {
        Entry anna = created(at(NORTH, 1, 10), "1");

        Entry moved = at(NORTH, 2, 20).place(anna, ID, new Rdn("uid=ann"));

        assertThat(moved.placement().parent()).isEqualTo(ID);
        assertThat(moved.placement().rdn()).isEqualTo(new Rdn("uid=ann"));
        assertThat(moved.written()).isEqualTo(anna.written());
        assertThat(moved.created()).isEqualTo(anna.created());
    }

    @Test
    void theNextAuthorIsLaterInTheSameTransaction() {
        Author first = at(NORTH, 1, 10);

        assertThat(first.next().stamp().usn()).isEqualTo(2);
        assertThat(first.next().stamp().isAfter(first.stamp())).isTrue();
    }

    @Test
    void theDeadCannotBeDeleted() {
        Entry deleted = at(NORTH, 2, 20).delete(created(at(NORTH, 1, 10)));

        assertThatThrownBy(() -> at(NORTH, 3, 30).delete(deleted))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Author at(Epoch epoch, long usn, long time) {
        return new Author(new Stamp(time, epoch, usn));
    }

    private static Entry created(Author author, String... phones) {
        return author.create(ID, CONTEXT, PARENT, ANNA, Map.of(PHONE, values(phones)));
    }

    private static List<AttributeValue> values(String... texts) {
        return Stream.of(texts).map(AttributeValue::of).toList();
    }
}
