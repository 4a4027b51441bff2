package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.view.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator puts an older copy of NORTH's database file back and does not tell the gateway. What
 * NORTH wrote before and after the copy is one sequence of one writer, so it makes no conflict row.
 * What is written after the set-back, without knowing what was lost, does.
 */
class SetBackConflictTest {
    private static final int NORTH = 0;
    private static final int SOUTH = 1;
    private static final int WEST = 2;
    private static final EntryId X = new EntryId(new UUID(0x4000, 'x'));
    private static final AttributeName P = AttributeName.of("p");
    private static final AttributeName Q = AttributeName.of("q");

    /**
     * What is written when, and the rows, each "register: kept, not lost".
     *
     * @param rows what logs may say; the first row must be in one of them. A site that hears of the
     *     last write first has no row for what that write knew
     */
    private record Case(
            String name,
            List<BiFunction<Author, Entry, Entry>> beforeTheCopy,
            List<BiFunction<Author, Entry, Entry>> afterTheCopy,
            Consumer<Sites> afterTheSetBack,
            List<String> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "one value after the other",
                    List.of(set(P, "first")),
                    List.of(set(P, "second")),
                    sites -> sites.write(NORTH, X, set(Q, "other")),
                    List.of()),
            new Case(
                    "three values, two of them before the copy",
                    List.of(set(P, "first"), set(P, "second")),
                    List.of(set(P, "third")),
                    sites -> sites.write(NORTH, X, set(Q, "other")),
                    List.of()),
            new Case(
                    "a value added and taken away",
                    List.of(added("first")),
                    List.of((author, x) -> author.deleteValues(x, P, values("first"))),
                    sites -> sites.write(NORTH, X, set(Q, "other")),
                    List.of()),
            new Case(
                    "a name after the other",
                    List.of(renamed("first")),
                    List.of(renamed("second")),
                    sites -> sites.write(NORTH, X, set(Q, "other")),
                    List.of()),
            new Case(
                    "changed and then deleted",
                    List.of(set(P, "first")),
                    List.of(Author::delete),
                    sites -> sites.write(
                            NORTH,
                            new EntryId(new UUID(0x4000, 'y')),
                            SetBackConflictTest::created),
                    List.of()),
            new Case(
                    "deleted before the copy",
                    List.of(set(P, "first"), Author::delete),
                    List.of(),
                    sites -> sites.write(
                            NORTH,
                            new EntryId(new UUID(0x4000, 'y')),
                            SetBackConflictTest::created),
                    List.of()),
            new Case(
                    "SOUTH changes what NORTH wrote before the copy",
                    List.of(set(P, "first")),
                    List.of(),
                    sites -> {
                        sites.write(SOUTH, X, set(P, "south"));
                        sites.write(NORTH, X, set(Q, "other"));
                    },
                    List.of()),
            new Case(
                    "SOUTH changes what NORTH wrote after the copy",
                    List.of(set(P, "first")),
                    List.of(set(P, "second")),
                    sites -> {
                        sites.write(SOUTH, X, set(P, "south"));
                        sites.write(NORTH, X, set(Q, "other"));
                    },
                    List.of()),
            new Case(
                    "NORTH writes over what it does not know any more",
                    List.of(set(P, "first")),
                    List.of(set(P, "second")),
                    sites -> sites.write(NORTH, X, set(P, "third")),
                    List.of("p: third, not second")),
            new Case(
                    "SOUTH and NORTH write at once",
                    List.of(set(P, "first")),
                    List.of(set(P, "second")),
                    sites -> {
                        sites.write(SOUTH, X, set(P, "south"));
                        sites.write(NORTH, X, set(P, "third"));
                    },
                    List.of("p: third, not south", "p: third, not second")));

    @ParameterizedTest(name = "{0}; {1} is heard first")
    @MethodSource("casesInAllOrders")
    void oneWriterHasNoConflictWithItself(Case played, int first) {
        Sites sites = Sites.three();
        sites.write(NORTH, X, SetBackConflictTest::created);
        sites.converge();
        sites.restart(NORTH);
        played.beforeTheCopy.forEach(each -> sites.write(NORTH, X, each));
        sites.sync(NORTH, SOUTH);
        sites.sync(NORTH, WEST);
        sites.keepImage(NORTH);
        played.afterTheCopy.forEach(each -> {
            sites.write(NORTH, X, each);
            sites.converge();
        });
        sites.converge();

        sites.putBack(NORTH, false);
        played.afterTheSetBack.accept(sites);
        sites.sync(first, NORTH);
        sites.sync(NORTH, first);
        sites.converge();

        sites.agreed();
        for (int site : List.of(NORTH, SOUTH, WEST)) {
            assertThat(played.rows).as("at site " + site).containsAll(rows(sites, site));
        }
        assertThat(allRows(sites)).containsAll(played.rows.stream().limit(1).toList());
    }

    private static List<String> allRows(Sites sites) {
        List<String> all = new ArrayList<>();
        List.of(NORTH, SOUTH, WEST).forEach(site -> all.addAll(rows(sites, site)));
        return all;
    }

    private static List<String> rows(Sites sites, int site) {
        return sites.read(
                site,
                directory -> directory.conflicts(0, 100).stream()
                        .map(LoggedConflict::conflict)
                        .map(each -> each.register() + ": " + each.kept() + ", not " + each.lost())
                        .toList());
    }

    private static Stream<Arguments> casesInAllOrders() {
        return CASES.stream()
                .flatMap(each -> Stream.of(Arguments.of(each, SOUTH), Arguments.of(each, WEST)));
    }

    private static Entry created(Author author, Entry none) {
        return author.create(
                none.id(),
                none.context(),
                Gate.BASE.root(),
                new Rdn("cn=" + none.id()),
                new TreeMap<>());
    }

    private static BiFunction<Author, Entry, Entry> set(AttributeName name, String value) {
        return (author, before) -> author.replace(before, name, values(value));
    }

    private static BiFunction<Author, Entry, Entry> added(String value) {
        return (author, before) -> author.addValues(before, P, values(value));
    }

    private static BiFunction<Author, Entry, Entry> renamed(String name) {
        return (author, before) ->
                author.rename(before, before.placement().parent(), new Rdn("cn=" + name), true);
    }

    private static List<AttributeValue> values(String value) {
        return List.of(AttributeValue.of(value));
    }
}
