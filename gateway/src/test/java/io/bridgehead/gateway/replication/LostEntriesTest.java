package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each entry that two people put below cn=LostAndFound has a row at every site, and no other has. */
class LostEntriesTest {
    private static final int NORTH = 0;
    private static final int SOUTH = 1;
    private static final int WEST = 2;
    private static final EntryId BASE = Gate.BASE.root();

    private final Sites sites = Sites.three();

    @BeforeEach
    void departments() {
        for (String name : List.of("a", "b", "c")) {
            create(NORTH, name, BASE);
        }
        sites.converge();
    }

    @Test
    void twoMovesThatCloseACircle() {
        move(NORTH, "a", id("b"));
        move(SOUTH, "b", id("a"));
        sites.converge();

        expectLost("a", "b");
    }

    @Test
    void threeMovesThatCloseACircleAndAnEntryBelowADeletedOne() {
        create(NORTH, "d", BASE);
        sites.converge();
        move(NORTH, "a", id("b"));
        move(SOUTH, "b", id("c"));
        move(WEST, "c", id("a"));
        sites.write(NORTH, id("d"), Author::delete);
        create(SOUTH, "e", id("d"));
        sites.sync(WEST, NORTH);
        sites.sync(SOUTH, WEST);
        sites.converge();

        expectLost("a", "b", "c", "e");
    }

    @Test
    void aTreeThatOneSiteDeletesIsNotLost() {
        create(SOUTH, "d", id("a"));
        create(WEST, "e", id("d"));
        sites.converge();
        for (String name : List.of("e", "d", "a")) {
            sites.write(NORTH, id(name), Author::delete);
        }
        sites.sync(NORTH, WEST);
        sites.converge();

        expectLost();
    }

    @Test
    void movesOfOneSiteAfterOneAnotherMakeNoCircle() {
        move(NORTH, "a", id("b"));
        move(NORTH, "a", BASE);
        move(NORTH, "b", id("a"));
        sites.converge();

        expectLost();
    }

    private void expectLost(String... names) {
        List<EntryId> expected =
                List.of(names).stream().map(LostEntriesTest::id).toList();
        for (int site : List.of(NORTH, SOUTH, WEST)) {
            List<EntryId> rows = sites.read(
                    site,
                    directory -> directory.conflicts(0, 100).stream()
                            .map(LoggedConflict::conflict)
                            .filter(each -> each.kept().startsWith(Conflict.LOST))
                            .map(Conflict::entry)
                            .toList());
            List<EntryId> lost = Stream.of("a", "b", "c", "d", "e")
                    .map(LostEntriesTest::id)
                    .filter(each -> isLost(site, each))
                    .toList();
            assertThat(lost).as("at site " + site).isEqualTo(expected);
            assertThat(rows).as("at site " + site).containsAll(expected);
            assertThat(expected).as("at site " + site).containsAll(rows);
        }
    }

    private boolean isLost(int site, EntryId id) {
        return sites.<Boolean>read(
                site,
                directory -> directory
                        .entry(id)
                        .map(StoredEntry::entry)
                        .filter(new Naming(directory)::isLost)
                        .isPresent());
    }

    private void create(int site, String name, EntryId parent) {
        sites.write(
                site,
                id(name),
                (author, none) -> author.create(
                        none.id(), none.context(), parent, new Rdn("ou=" + name), new TreeMap<>()));
    }

    private void move(int site, String name, EntryId parent) {
        sites.write(
                site,
                id(name),
                (author, before) ->
                        author.rename(before, parent, before.placement().rdn(), true));
    }

    private static EntryId id(String name) {
        return new EntryId(new UUID(0x4000, name.codePointAt(0)));
    }
}
