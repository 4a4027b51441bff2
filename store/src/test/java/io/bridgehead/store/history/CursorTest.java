package io.bridgehead.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A cursor is the same in whatever order its pages came, and proves which history they came from. */
class CursorTest {
    private static final Epoch EPOCH = Samples.epoch(3);

    /** A history of some pages, each with the mark at its end. */
    private record Page(Range range, Mark end, long snapshot) {
        Cursor addedTo(Cursor cursor) {
            return cursor.with(range, end, snapshot);
        }
    }

    private static List<Page> pages(Random random) {
        List<Page> pages = new ArrayList<>();
        Mark mark = Mark.genesis(EPOCH);
        for (int i = 0; i < 6; i++) {
            long since = mark.usn();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                mark = mark.next();
            }
            pages.add(new Page(new Range(since, mark.usn()), mark, 100 + random.nextInt(50)));
        }
        return pages;
    }

    private static Cursor read(List<Page> pages) {
        Cursor cursor = Cursor.startOf(EPOCH);
        for (Page page : pages) {
            cursor = page.addedTo(cursor);
        }
        return cursor;
    }

    @Property(tries = 300)
    void orderAndRepetitionOfPagesDoNotMatter(@ForAll int seed) {
        Random random = new Random(seed);
        List<Page> pages = pages(random);
        List<Page> mixed = new ArrayList<>(pages);
        mixed.addAll(pages.subList(random.nextInt(6), 6));
        Collections.shuffle(mixed, random);
        assertThat(read(mixed)).isEqualTo(read(pages));
    }

    @Property(tries = 300)
    void markIsKeptAtTheEndOfEachRangeAndNowhereElse(@ForAll int seed) {
        Random random = new Random(seed);
        List<Page> some = pages(random);
        Collections.shuffle(some, random);
        Cursor cursor = read(some.subList(0, 3));
        assertThat(cursor.marks().keySet())
                .containsExactlyElementsOf(
                        cursor.received().list().stream().map(Range::through).toList());
        cursor.marks()
                .values()
                .forEach(mark -> assertThat(cursor.agreesWith(mark)).isTrue());
    }

    @Property(tries = 300)
    void proofIsTheMarkAtTheEndOfTheUnbrokenRun(@ForAll int seed) {
        Random random = new Random(seed);
        List<Page> some = pages(random);
        Collections.shuffle(some, random);
        Cursor cursor = read(some.subList(0, 4));
        assertThat(cursor.proof().usn()).isEqualTo(cursor.received().contiguous());
    }

    @Test
    void anotherHistoryIsToldByItsMark() {
        Cursor cursor = read(pages(new Random(1)));
        Mark known = cursor.marks().values().iterator().next();
        assertThat(cursor.agreesWith(known)).isTrue();
        assertThat(cursor.agreesWith(new Mark(known.usn(), known.value() + 1))).isFalse();
        assertThat(cursor.agreesWith(new Mark(known.usn() + 1, 5)))
                .as("no mark is remembered there, so nothing is contradicted")
                .isTrue();
        assertThat(cursor.agreesWith(Mark.genesis(EPOCH))).isTrue();
        assertThat(cursor.agreesWith(Mark.genesis(Samples.epoch(4)))).isFalse();
    }

    @Test
    void pageThatJoinsTwoRangesLeavesOneMark() {
        Mark two = Mark.genesis(EPOCH).next().next();
        Mark four = two.next().next();
        Mark six = four.next().next();
        Cursor cursor =
                Cursor.startOf(EPOCH).with(new Range(0, 2), two, 9).with(new Range(4, 6), six, 9);
        assertThat(cursor.marks()).containsOnlyKeys(2L, 6L);
        assertThat(cursor.with(new Range(2, 4), four, 9).marks()).containsOnlyKeys(6L);
    }

    @Test
    void snapshotIsTheLatestOfAllPages() {
        Mark mark = Mark.genesis(EPOCH).next();
        Cursor cursor = Cursor.startOf(EPOCH)
                .with(new Range(0, 1), mark, 50)
                .with(new Range(0, 1), mark, 40);
        assertThat(cursor.snapshot()).isEqualTo(50);
        assertThat(Cursor.START.snapshot()).isZero();
    }
}
